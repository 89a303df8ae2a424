-- Facts: rows that are only ever added. Everything that starts with at_ can be built again from them.

CREATE TABLE moment (              -- one row a transaction: when something was recorded
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,              -- UTC, ISO 8601 with microseconds; never goes back
    digest TEXT NOT NULL           -- SHA-256 of the digest before, of the time, and of all rows of this moment
);

CREATE TABLE raw (                 -- inputs as they came
    hash TEXT PRIMARY KEY,         -- SHA-256 of the bytes
    media TEXT NOT NULL,
    data BLOB NOT NULL             -- zlib
) WITHOUT ROWID;

CREATE TABLE article (             -- one row a revision
    seq INTEGER PRIMARY KEY,
    document INTEGER NOT NULL,     -- seq of the first revision
    revision INTEGER NOT NULL,
    id TEXT NOT NULL,
    hash TEXT NOT NULL,            -- SHA-256 of the whole record
    title TEXT,
    text TEXT NOT NULL,
    record TEXT NOT NULL,          -- the rest, as JSON
    raw TEXT REFERENCES raw (hash),
    moment INTEGER NOT NULL REFERENCES moment (seq),
    UNIQUE (document, revision)
);
CREATE INDEX article_id ON article (id);

CREATE TABLE entry (               -- one row a version
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES article (seq),
    version INTEGER NOT NULL,
    record TEXT NOT NULL,          -- JSON, without what the article holds already
    trace TEXT,                    -- JSON: which rule made each field
    judgement INTEGER REFERENCES judgement (seq),
    moment INTEGER NOT NULL REFERENCES moment (seq)
);
CREATE INDEX entry_id ON entry (id);
CREATE INDEX entry_article ON entry (article);

CREATE TABLE sighting (            -- another place where the very same article was found
    seq INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES article (seq),
    url TEXT NOT NULL,
    outlet TEXT,
    published TEXT,
    moment INTEGER NOT NULL REFERENCES moment (seq),
    UNIQUE (document, url)
);

CREATE TABLE copy (                -- an article repeats another one
    seq INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (seq),
    of INTEGER NOT NULL REFERENCES article (seq),
    containment REAL NOT NULL,
    why TEXT NOT NULL,
    moment INTEGER NOT NULL REFERENCES moment (seq)
);
CREATE INDEX copy_article ON copy (article);
CREATE INDEX copy_of ON copy (of);

CREATE TABLE relation (
    seq INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    first TEXT NOT NULL,           -- ids of entries
    second TEXT NOT NULL,
    why TEXT NOT NULL,
    score REAL NOT NULL,
    moment INTEGER NOT NULL REFERENCES moment (seq)
);
CREATE INDEX relation_first ON relation (first, kind);
CREATE INDEX relation_second ON relation (second, kind);
CREATE INDEX relation_kind ON relation (kind);

CREATE TABLE member (              -- the newest row of an entry says to which event it belongs
    seq INTEGER PRIMARY KEY,
    entry TEXT NOT NULL,
    event TEXT NOT NULL,
    moment INTEGER NOT NULL REFERENCES moment (seq)
);
CREATE INDEX member_entry ON member (entry, seq);
CREATE INDEX member_event ON member (event);

CREATE TABLE judgement (
    seq INTEGER PRIMARY KEY,
    verb TEXT NOT NULL,
    target TEXT NOT NULL,
    record TEXT NOT NULL,          -- JSON
    moment INTEGER NOT NULL REFERENCES moment (seq)
);
CREATE INDEX judgement_target ON judgement (target);

CREATE TABLE note (                -- the newest row of a kind and name counts; null takes it back
    seq INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    value TEXT,
    moment INTEGER NOT NULL REFERENCES moment (seq)
);
CREATE INDEX note_name ON note (kind, name, seq);

-- What can be built again.

-- Lists of entries are kept in the order of their days, apart for each span: 0 for an act that is known to a month
-- (31 days) or better, 1 to a year, 2 to ten years, 3 for longer or open ones. So a question for a month looks back 31
-- days in the first list, a year in the second, and needs no list of all months that an act may have been in.

CREATE TABLE at_entry (            -- what finding needs of each version of an entry
    seq INTEGER PRIMARY KEY,       -- of the entry
    born INTEGER NOT NULL,         -- moment from which it counts
    gone INTEGER,                  -- moment from which it no longer does; null while it counts
    event TEXT NOT NULL,           -- now
    type TEXT NOT NULL,
    act TEXT,
    mode TEXT,
    status TEXT NOT NULL,
    instrument TEXT,               -- id, or the name in lower case
    confidence REAL NOT NULL,
    first INTEGER,                 -- first day the act may be, proleptic Gregorian ordinal; null if not known
    last INTEGER,
    span INTEGER NOT NULL,         -- how closely the time is known; 0 if it is not
    day INTEGER NOT NULL,          -- to sort by: the first day of the act, else of the report, else 0
    month INTEGER,                 -- 12 * year + month - 1 of `first`; null where that is open
    reported INTEGER,              -- first day of the report
    reported_last INTEGER,
    source INTEGER NOT NULL,       -- at_source
    article INTEGER NOT NULL
);
CREATE INDEX at_entry_day ON at_entry (span, day);
CREATE INDEX at_entry_type ON at_entry (type, span, day);
CREATE INDEX at_entry_act ON at_entry (act, span, day) WHERE act IS NOT NULL;
CREATE INDEX at_entry_mode ON at_entry (mode, span, day) WHERE mode IS NOT NULL;
CREATE INDEX at_entry_instrument ON at_entry (instrument, span, day) WHERE instrument IS NOT NULL;
CREATE INDEX at_entry_source ON at_entry (source, span, day);
CREATE INDEX at_entry_month ON at_entry (month, type, gone);
CREATE INDEX at_entry_event ON at_entry (event);
CREATE INDEX at_entry_article ON at_entry (article);
CREATE INDEX at_entry_reported ON at_entry (reported);
CREATE INDEX at_entry_vague ON at_entry (reported) WHERE reported_last - reported > 31;

CREATE TABLE at_address (          -- which documents were found at an address
    url TEXT NOT NULL,
    document INTEGER NOT NULL,
    PRIMARY KEY (url, document)
) WITHOUT ROWID;

CREATE TABLE at_actor (
    seq INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,      -- the catalogue's id, else kind and name in lower case
    id TEXT,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,          -- the name in lower case
    kind TEXT NOT NULL,
    country TEXT,
    sector TEXT
);
CREATE INDEX at_actor_folded ON at_actor (folded);
CREATE INDEX at_actor_country ON at_actor (country);
CREATE INDEX at_actor_id ON at_actor (id);

CREATE TABLE at_party (            -- who is in which entry
    actor INTEGER NOT NULL,
    span INTEGER NOT NULL,
    day INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    role INTEGER NOT NULL,         -- 0 actor, 1 recipient, 2 according to, 3 sought by, 4 denied by
    PRIMARY KEY (actor, span, day, entry, role)
) WITHOUT ROWID;
CREATE INDEX at_party_entry ON at_party (entry);

CREATE TABLE at_tag (              -- what else an entry has several of
    tag TEXT NOT NULL,             -- place:geneva, place:CHE, context:military, country:IRN (of its parties)
    span INTEGER NOT NULL,
    day INTEGER NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (tag, span, day, entry)
) WITHOUT ROWID;

CREATE TABLE at_source (
    seq INTEGER PRIMARY KEY,
    outlet TEXT,
    host TEXT,
    key TEXT NOT NULL UNIQUE
);

CREATE TABLE at_key (              -- what entries of the same act, or of its denial, have in common
    key TEXT NOT NULL,
    entry INTEGER NOT NULL,
    PRIMARY KEY (key, entry)
) WITHOUT ROWID;

CREATE TABLE at_apart (            -- entries that a person holds to tell different acts
    entry TEXT NOT NULL,
    other TEXT NOT NULL,
    PRIMARY KEY (entry, other)
) WITHOUT ROWID;
CREATE INDEX at_apart_other ON at_apart (other);

CREATE TABLE at_shingle (          -- inverted index of runs of words
    hash INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (hash, article)
) WITHOUT ROWID;

CREATE TABLE at_origin (           -- the article whose text this one repeats, itself if none's
    article INTEGER PRIMARY KEY,
    origin INTEGER NOT NULL
);
CREATE INDEX at_origin_origin ON at_origin (origin);

CREATE VIRTUAL TABLE at_text USING fts5 (
    title, text, content = 'article', content_rowid = 'seq', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER article_text AFTER INSERT ON article BEGIN
    INSERT INTO at_text (rowid, title, text) VALUES (new.seq, new.title, new.text);
END;

-- Full text of entries: their words, names of parties, items, places. A row's number is its place in the lists above,
-- span << 54 | day << 32 | seq, so that the newest answers come first without looking at the others.
CREATE VIRTUAL TABLE at_words USING fts5 (
    words, content = '', columnsize = 0, tokenize = "porter unicode61 remove_diacritics 2"
);
