package io.baton.notice;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own notices for programs. */
@RestController
@Tag(name = "Notices", description = "What the signed-in person was told.")
class NoticeApi {

    /** @param next is {@code before} of the following page; null on the last one */
    record Page(int unread, List<Notice> notices, @Nullable Long next) {}

    record Chosen(Set<String> wanted) {}

    private final Notices notices;
    private final Choices choices;

    NoticeApi(Notices notices, Choices choices) {
        this.notices = notices;
        this.choices = choices;
    }

    @GetMapping("/api/notices")
    @Operation(summary = "List one's notices", description = "Newest first; `unread` of the answer counts to 100.")
    Page list(
            Principal me,
            Locale language,
            @RequestParam(defaultValue = "false") boolean unread,
            @RequestParam(required = false) @Nullable Long before) {
        var rows = notices.of(me.getName(), unread, before, language);
        var shown = rows.subList(0, Math.min(rows.size(), Notices.PAGE));
        return new Page(
                notices.unread(me.getName()),
                shown,
                rows.size() > shown.size() ? shown.get(shown.size() - 1).id() : null);
    }

    @PostMapping("/api/notices/{id}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Mark a notice as read", description = "Harmless when repeated.")
    void read(@PathVariable long id, Principal me) {
        notices.read(id, me.getName());
    }

    @GetMapping("/api/notices/choices")
    @Operation(summary = "See which kinds come by which channel", description = "As `kind:CHANNEL`.")
    Chosen choices(Principal me) {
        return new Chosen(choices.of(me.getName()));
    }

    @PutMapping("/api/notices/choices")
    @Operation(
            summary = "Choose which kinds come by which channel",
            description = "What is left out comes no more, except what nobody can switch off.")
    Chosen choose(Principal me, @RequestBody Chosen chosen) {
        choices.choose(chosen.wanted() == null ? Set.of() : chosen.wanted(), me.getName());
        return new Chosen(choices.of(me.getName()));
    }
}
