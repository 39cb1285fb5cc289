package io.baton.project.sheet;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a sheet was handed to the customer. Every value may be missing, so that all problems can be told at once.
 *
 * @param handedOn the day; not after today, and not before the sheet was ready
 * @param language in which the customer got it: {@code zh-CN} or {@code en}
 */
@Schema(name = "SheetHandover")
record HandoverDraft(@Nullable LocalDate handedOn, @Nullable String language) {}
