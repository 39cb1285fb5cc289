package io.baton.project.sheet;

import io.baton.web.Idempotency;
import io.baton.web.PageLanguage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/sheets/{sheet}/{number}")
@Tag(
        name = "Customer sheets",
        description =
                "What customers receive: first-answer, solution, corrective-report; never class, grade or internal limits (R-SL-10).")
class SheetApi {

    /**
     * A sheet and when it was handed over, the last time first.
     *
     * @param readyOn the day from which it can be handed over; null while it is a draft
     */
    record SheetContent(Letterhead letterhead, @Nullable LocalDate readyOn, Record content, List<Handover> handovers) {}

    private final Sheets sheets;
    private final Idempotency idempotency;

    SheetApi(Sheets sheets, Idempotency idempotency) {
        this.sheets = sheets;
        this.idempotency = idempotency;
    }

    @GetMapping
    @Operation(summary = "Read a sheet", description = "404 while there is none, and for who may not read its case.")
    SheetContent read(
            @PathVariable String sheet,
            @PathVariable String number,
            @Parameter(description = "zh-CN (when it is missing) or en") @RequestParam(required = false) @Nullable
                    String language,
            Principal principal) {
        var spoken = PageLanguage.of(language);
        var found = sheets.read(sheet, number, spoken, principal.getName());
        return new SheetContent(
                sheets.letterhead(found, spoken), found.readyOn(), found.content(), sheets.handovers(sheet, number));
    }

    @PostMapping
    @Operation(
            summary = "Record that a sheet was handed to the customer",
            description = "By the project's account manager or a lead account manager who serves its department.")
    SheetContent handOver(
            @PathVariable String sheet,
            @PathVariable String number,
            @RequestBody HandoverDraft draft,
            @RequestHeader("Idempotency-Key") String idempotencyKey,
            Principal principal) {
        idempotency.once(principal.getName(), idempotencyKey, Boolean.class, () -> {
            sheets.handOver(sheet, number, draft, principal.getName());
            return true;
        });
        return read(sheet, number, draft.language(), principal);
    }
}
