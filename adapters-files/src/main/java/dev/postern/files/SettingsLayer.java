package dev.postern.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What one settings file says. Layers are merged by the caller: a scalar of a nearer layer goes before the same one of a farther layer,
 * lists are joined with the nearer layer's entries first, as in uv.
 *
 * @param file where it was read
 * @param indexes {@code [[index]]} tables, then {@code extra-index-url}, then {@code index-url}, in the order of the text
 * @param findLinks flat places whose files count beside those of the indexes
 * @param values all other settings by their name in kebab case; those of the {@code [pip]} table go before those beside it
 * @param notes what has no effect, or not the one that it seems to have
 */
public record SettingsLayer(Path file, List<ConfiguredIndex> indexes, List<ConfiguredIndex> findLinks, Map<String, Setting> values,
        List<Note> notes) {

    public SettingsLayer {
        indexes = List.copyOf(indexes);
        findLinks = List.copyOf(findLinks);
        values = Map.copyOf(values);
        notes = List.copyOf(notes);
    }
}
