package io.baton.worklist.approval;

import io.baton.worklist.MaterialRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/material-requests/{id}")
@Tag(name = "Approval operations")
class MaterialApi {

    private static final String KEY = "Idempotency-Key";

    private final Materials materials;

    MaterialApi(Materials materials) {
        this.materials = materials;
    }

    /** An answer, at most 1000 characters. */
    record Answer(@Nullable String text) {}

    /** Why, at most 1000 characters. */
    record Reason(@Nullable String reason) {}

    @GetMapping
    @Operation(summary = "Read a question for more material")
    MaterialRequest read(@PathVariable long id, Principal person) {
        return materials.read(id, person.getName());
    }

    @PostMapping("/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Answer a question for more material",
            description = "By who was asked; the task's clock goes on. Files are attached to the case.")
    void answer(
            @PathVariable long id,
            @RequestBody Answer answer,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Principal person) {
        materials.answer(id, answer.text(), null, person.getName(), key);
    }

    @PostMapping("/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Withdraw a question for more material",
            description = "By who has the task; its clock goes on.")
    void withdraw(
            @PathVariable long id,
            @RequestBody Reason reason,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            Principal person) {
        materials.withdraw(id, reason.reason(), person.getName(), key);
    }
}
