package io.baton.setting;

import org.jspecify.annotations.Nullable;

/**
 * A setting as it is now.
 *
 * @param latest the change that set it; null while the default holds
 */
public record SettingState(SettingDefinition<?> definition, @Nullable SettingVersion latest) {

    /** The value that holds, as text. */
    public String value() {
        return latest == null ? definition.defaultText() : latest.value();
    }

    /** Number of changes so far; names what the person saw when changing it. */
    public int version() {
        return latest == null ? 0 : latest.version();
    }
}
