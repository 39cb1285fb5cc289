package io.baton.notice.delivery;

import io.baton.people.Organisation;
import io.baton.web.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The outbox for administrators' programs. */
@RestController
@Tag(name = "Outbox", description = "Messages that leave the house.")
class OutboxApi {

    record Resend(@Nullable String reason) {}

    /**
     * A message that was given up.
     *
     * @param recipient an account for mail, a robot's id for a chat group
     * @param failure why the last try failed, in a sentence
     */
    record Letter(
            String id,
            Transport.Kind transport,
            String recipient,
            String subject,
            int attempts,
            String failure,
            Instant createdAt,
            Instant endedAt) {}

    private final Outbox outbox;
    private final Organisation organisation;
    private final Idempotency idempotency;
    private final MessageSource texts;

    OutboxApi(Outbox outbox, Organisation organisation, Idempotency idempotency, MessageSource texts) {
        this.outbox = outbox;
        this.organisation = organisation;
        this.idempotency = idempotency;
        this.texts = texts;
    }

    @GetMapping("/api/outbox")
    @Operation(summary = "How many messages wait or were given up")
    Outbox.State state(Principal me) {
        organisation.requireAdmin(me.getName());
        return outbox.state();
    }

    @GetMapping("/api/outbox/dead-letters")
    @Operation(summary = "List messages that were given up", description = "The newest 500.")
    List<Letter> deadLetters(Principal me, Locale locale) {
        organisation.requireAdmin(me.getName());
        return outbox.deadLetters().stream()
                .map(letter -> new Letter(
                        letter.id(),
                        letter.transport(),
                        letter.recipient(),
                        letter.subject(),
                        letter.attempts(),
                        texts.getMessage(letter.failure(), locale),
                        letter.createdAt(),
                        letter.endedAt()))
                .toList();
    }

    @PostMapping("/api/outbox/dead-letters/{id}/resend")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Try a dead letter again", description = "The reason is kept for the record.")
    void resend(
            Principal me,
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Resend resend) {
        idempotency.once(me.getName(), key, String.class, () -> {
            outbox.resend(id, me.getName(), resend.reason() == null ? "" : resend.reason());
            return id;
        });
    }
}
