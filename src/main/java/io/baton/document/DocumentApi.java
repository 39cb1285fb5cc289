package io.baton.document;

import io.baton.web.Idempotency;
import io.baton.web.ServesFile;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Attachments for programs. */
@RestController
@Tag(name = "Documents", description = "Attachments of a case.")
class DocumentApi {

    private final Documents documents;
    private final DocumentController pages;
    private final Idempotency idempotency;

    DocumentApi(Documents documents, DocumentController pages, Idempotency idempotency) {
        this.documents = documents;
        this.pages = pages;
        this.idempotency = idempotency;
    }

    @GetMapping("/api/cases/{businessKey}/documents")
    @Operation(summary = "List the attachments of a case", description = "All versions, newest first.")
    List<Document> list(
            @PathVariable String businessKey, @RequestParam(defaultValue = "case") String purpose, Principal person) {
        return documents.list(businessKey, purpose, person.getName());
    }

    @PostMapping(path = "/api/cases/{businessKey}/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Attach a file", description = "It becomes the next version under its name.")
    ResponseEntity<Document> add(
            @PathVariable String businessKey,
            @RequestParam(defaultValue = "case") String purpose,
            @RequestParam MultipartFile file,
            @RequestHeader("Idempotency-Key") String key,
            Principal person) {
        var document = idempotency.once(
                person.getName(),
                key,
                Document.class,
                () -> documents.add(businessKey, purpose, Upload.of(file), person.getName()));
        return ResponseEntity.created(URI.create("/api/documents/" + document.id() + "/content"))
                .body(document);
    }

    @ServesFile
    @GetMapping("/api/documents/{id}/content")
    @Operation(summary = "Read one version of an attachment")
    ResponseEntity<StreamingResponseBody> content(@PathVariable UUID id, Principal person) {
        return pages.answer(documents.get(id, person.getName()), ContentDisposition.attachment());
    }
}
