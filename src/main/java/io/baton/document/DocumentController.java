package io.baton.document;

import io.baton.web.ServesFile;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Hands documents out: to keep, or to look at where a browser can show them by itself. */
@Controller
class DocumentController {

    private final Documents documents;

    DocumentController(Documents documents) {
        this.documents = documents;
    }

    @ServesFile
    @GetMapping("/documents/{id}")
    ResponseEntity<StreamingResponseBody> download(@PathVariable UUID id, Principal person) {
        var document = documents.get(id, person.getName());
        return answer(document, ContentDisposition.attachment());
    }

    @ServesFile
    @GetMapping("/documents/{id}/preview")
    ResponseEntity<StreamingResponseBody> preview(@PathVariable UUID id, Principal person) {
        var document = documents.get(id, person.getName());
        return answer(document, document.previewable() ? ContentDisposition.inline() : ContentDisposition.attachment());
    }

    /** The bytes of one version, for pages and for {@code /api}. */
    ResponseEntity<StreamingResponseBody> answer(Document document, ContentDisposition.Builder disposition) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .contentLength(document.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        disposition
                                .filename(document.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .eTag(document.digest())
                .body(out -> documents.write(document, out));
    }
}
