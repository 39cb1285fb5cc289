package io.baton.document;

import io.baton.setting.Settings;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the attachment list says about files and their limits. */
@Component("fileSizes")
public class FileSizes {

    private static final long KILO = 1024;

    private final Settings settings;

    FileSizes(Settings settings) {
        this.settings = settings;
    }

    /** A size for people: {@code 12 KB}, {@code 3.4 MB}. */
    public String words(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        return bytes < KILO * KILO
                ? Math.round((double) bytes / KILO) + " KB"
                : String.format(java.util.Locale.ROOT, "%.1f MB", (double) bytes / KILO / KILO);
    }

    public String endings() {
        return FileKinds.endings();
    }

    /** For the file chooser. */
    public String accept() {
        return Arrays.stream(FileKinds.endings().split(", "))
                .map(ending -> "." + ending)
                .collect(Collectors.joining(","));
    }

    public int largestMegabytes() {
        return settings.get(DocumentSettings.LARGEST);
    }
}
