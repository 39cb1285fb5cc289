package io.baton.document;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.web.multipart.MultipartFile;

/**
 * A file on its way in. Its content is read twice, once for the digest and once to store it.
 *
 * @param name the file name as the browser sent it
 * @param size bytes
 * @param content opens the content from its beginning
 */
public record Upload(String name, long size, Content content) {

    /** What a form or an API request sent. */
    public static Upload of(MultipartFile file) {
        var name = file.getOriginalFilename();
        return new Upload(name == null ? "" : name, file.getSize(), file::getInputStream);
    }

    /** Opens the file's bytes. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }
}
