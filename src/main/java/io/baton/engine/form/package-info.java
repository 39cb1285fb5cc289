/**
 * Camunda Forms on the server: one Java model of a {@code .form} file that is parsed at deployment, rendered on the task page and
 * asked at every completion, so that there is one truth about a form at every door.
 */
@NamedInterface("form")
@NullMarked
package io.baton.engine.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
