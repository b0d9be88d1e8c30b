-- Two words beside each other are one piece when they have six letters together, no longer three each:
-- lib/migrate/fill-search.ts fills the index anew.
TRUNCATE "SearchWords";
