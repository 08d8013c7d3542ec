package dev.postern.files;

import dev.postern.domain.index.SettingOrigin;
import java.util.List;

/**
 * One value of a settings file, as text. It has been read once where it stands, so that whoever reads it again finds it well-formed.
 *
 * @param values one for a scalar ({@code true} and {@code false} for a switch), any number for a list; a table becomes
 *     {@code key=value} texts; paths are absolute
 * @param origin the file and line that say so
 */
public record Setting(List<String> values, SettingOrigin origin) {

    public Setting {
        values = List.copyOf(values);
    }
}
