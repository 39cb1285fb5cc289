/** Sheets that customers receive, and when they were handed over (R-SL-8, R-SL-10, R-IA-10). */
@NamedInterface("sheet")
@NullMarked
package io.baton.project.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
