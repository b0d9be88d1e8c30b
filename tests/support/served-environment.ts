import { TestEnvironment } from "jest-environment-node";

/** Node with a shared server, which `sharedServer()` finds: that of this process, on this database. */
export default class ServedEnvironment extends TestEnvironment {
  private readonly database: unknown;

  constructor(...[config, context]: ConstructorParameters<typeof TestEnvironment>) {
    super(config, context);
    this.database = config.projectConfig.testEnvironmentOptions.database;
  }

  override async setup(): Promise<void> {
    await super.setup();
    const { HEARTH_TEST_LENDER: lender, JEST_WORKER_ID: worker } = process.env;
    const answer = await fetch(`${lender}/${this.database}/${worker}`);
    if (!answer.ok) throw new Error(await answer.text());
    Object.assign(this.global.process.env, await answer.json());
  }
}
