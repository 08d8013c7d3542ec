package dev.postern.files;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a reader of settings needs to know about the file that it reads.
 *
 * @param folder what relative paths are relative to: the folder of the file
 * @param zone where a day ends that is given as a date
 * @param notes grows while the file is read
 */
record SettingsScope(Path folder, Supplier<ZoneId> zone, SettingsDialect dialect, List<Note> notes) {

    void note(TomlNode node, String text) {
        notes.add(Note.at(node.file(), node.place(), text));
    }
}
