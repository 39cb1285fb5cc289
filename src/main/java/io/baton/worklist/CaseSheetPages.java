package io.baton.worklist;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The paper of a task's flow and of a whole case: to print, and as a Word file. Looking at it changes nothing and leaves no trace. */
@Controller
class CaseSheetPages {

    private static final MediaType WORD =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final CaseSheets sheets;
    private final CaseSheetWord word;

    CaseSheetPages(CaseSheets sheets, CaseSheetWord word) {
        this.sheets = sheets;
        this.word = word;
    }

    @GetMapping("/tasks/{id}/sheet")
    String task(@PathVariable String id, Principal person, Locale locale, Model model) {
        return page(sheets.ofTask(id, person.getName(), locale), "/tasks/" + id, model);
    }

    @GetMapping("/cases/{businessKey}/sheet")
    String ofCase(@PathVariable String businessKey, Principal person, Locale locale, Model model) {
        return page(sheets.ofCase(businessKey, person.getName(), locale), "/cases/" + businessKey, model);
    }

    @GetMapping("/tasks/{id}/sheet.docx")
    ResponseEntity<StreamingResponseBody> taskAsWord(@PathVariable String id, Principal person, Locale locale) {
        return file(sheets.ofTask(id, person.getName(), locale), locale);
    }

    @GetMapping("/cases/{businessKey}/sheet.docx")
    ResponseEntity<StreamingResponseBody> caseAsWord(
            @PathVariable String businessKey, Principal person, Locale locale) {
        return file(sheets.ofCase(businessKey, person.getName(), locale), locale);
    }

    private static String page(CaseSheet sheet, String of, Model model) {
        model.addAttribute("sheet", sheet);
        model.addAttribute("wordPath", of + "/sheet.docx");
        return "worklist/sheet";
    }

    private ResponseEntity<StreamingResponseBody> file(CaseSheet sheet, Locale locale) {
        var disposition = ContentDisposition.attachment()
                .filename(word.fileName(sheet, locale), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(WORD)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(out -> word.write(sheet, locale, out));
    }
}
