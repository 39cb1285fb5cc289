package io.baton.setting;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.web.Idempotency;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Settings for programs, under the same rights as the page. */
@RestController
@Tag(name = "Settings", description = "Values that managers change.")
class SettingApi {

    record SettingView(
            String key,
            SettingDefinition.Kind kind,
            SettingDefinition.Unit unit,
            Object value,
            Object defaultValue,
            @Nullable BigDecimal min,
            @Nullable BigDecimal max,
            List<String> choices,
            String rule,
            Set<String> groups,
            int version,
            @Nullable String changedBy,
            @Nullable Instant changedAt) {

        static SettingView of(SettingState state) {
            var definition = state.definition();
            var latest = state.latest();
            return new SettingView(
                    definition.key(),
                    definition.kind(),
                    definition.unit(),
                    definition.parse(state.value()),
                    definition.defaultValue(),
                    definition.min(),
                    definition.max(),
                    definition.choices(),
                    definition.rule(),
                    definition.groups(),
                    state.version(),
                    latest == null ? null : latest.changedBy(),
                    latest == null ? null : latest.changedAt());
        }
    }

    /**
     * @param value a number, a boolean or a text, as the setting's kind asks
     * @param version the version that was read before
     */
    record Change(@Nullable JsonNode value, int version, @Nullable String reason) {}

    private final Settings settings;
    private final Idempotency idempotency;

    SettingApi(Settings settings, Idempotency idempotency) {
        this.settings = settings;
        this.idempotency = idempotency;
    }

    @GetMapping("/api/settings")
    @Operation(summary = "List the settings")
    List<SettingView> all(Principal me) {
        requireLook(me);
        return settings.all().stream().map(SettingView::of).toList();
    }

    @GetMapping("/api/settings/{key}")
    @Operation(summary = "Read a setting")
    SettingView one(Principal me, @PathVariable String key) {
        requireLook(me);
        return SettingView.of(settings.state(key));
    }

    @PutMapping("/api/settings/{key}")
    @Operation(
            summary = "Change a setting",
            description = "Recorded with its reason; another version than the read one answers 409.")
    SettingView change(
            Principal me,
            @PathVariable String key,
            @RequestBody Change change,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey) {
        var value = change.value() == null || !change.value().isValueNode()
                ? ""
                : change.value().asText();
        var reason = change.reason() == null ? "" : change.reason();
        idempotency.once(me.getName(), idempotencyKey, Integer.class, () -> settings.change(
                        key, value, change.version(), reason, me.getName())
                .version());
        return SettingView.of(settings.state(key));
    }

    private void requireLook(Principal me) {
        if (!settings.mayLook(me.getName())) {
            throw new SettingForbidden();
        }
    }
}
