package dev.postern.files;

/** Whose settings a table holds, which decides what happens to keys that nobody knows and to contradictions. */
enum SettingsDialect {
    /** {@code postern.toml} and {@code [tool.postern]}: a key that is not known is an error. */
    POSTERN,
    /** {@code [tool.uv]}: keys that only uv knows are passed over; contradictions are errors, as in uv. */
    UV_PROJECT,
    /** {@code uv.toml}: keys that only uv knows are passed over; of contradicting indexes the first counts, as in uv, and that is noted. */
    UV_FILE
}
