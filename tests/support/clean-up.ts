import { runAtEnd } from "./at-end";

afterAll(runAtEnd);
