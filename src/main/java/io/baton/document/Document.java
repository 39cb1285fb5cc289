package io.baton.document;

import java.time.Instant;
import java.util.UUID;

/**
 * One version of an attachment.
 *
 * @param id names this version
 * @param businessKey the case it belongs to
 * @param purpose what it is attached to within the case: {@code case}, {@code solution}, …
 * @param name the file name as uploaded, without folders
 * @param number counts the versions under the same name from 1
 * @param mediaType found in the content, not taken from the browser
 * @param digest SHA-256 of the content, 64 hexadecimal digits
 * @param size bytes
 * @param createdBy who uploaded it
 * @param createdAt when it was uploaded
 */
public record Document(
        UUID id,
        String businessKey,
        String purpose,
        String name,
        int number,
        String mediaType,
        String digest,
        long size,
        String createdBy,
        Instant createdAt) {

    /** Whether a browser may show it by itself: pictures and PDF. */
    public boolean previewable() {
        return isPicture() || mediaType.equals("application/pdf");
    }

    public boolean isPicture() {
        return mediaType.startsWith("image/");
    }
}
