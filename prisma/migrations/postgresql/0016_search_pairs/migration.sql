-- Two short words beside each other are in the index as one piece, too: lib/migrate/fill-search.ts
-- fills it anew.
TRUNCATE "SearchWords";
