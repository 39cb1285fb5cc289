package io.baton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;

/**
 * The time of a test: begins at {@link #BEGINNING}, whatever day the build runs on, goes on at the machine's pace until it is set,
 * and takes the engine's clock along.
 */
public final class TestClock extends Clock {

    /** A Tuesday at ten in Shanghai, far from the end of the working calendar (R-SL-1). */
    public static final Instant BEGINNING = Instant.parse("2026-03-10T02:00:00Z");

    // The engine's clock is one for all contexts of the JVM, so they agree on the offset.
    private static final Duration OFFSET = Duration.between(Instant.now(), BEGINNING);

    private volatile Instant fixed;

    public TestClock() {
        reset();
    }

    /** Time stands still at this instant, for the product and the engine. */
    public void setTo(Instant instant) {
        fixed = instant;
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    public void advance(Duration duration) {
        setTo(instant().plus(duration));
    }

    /** Time goes on as if it had never been set. */
    public void reset() {
        fixed = null;
        ClockUtil.offset(OFFSET.toMillis());
    }

    @Override
    public Instant instant() {
        return fixed == null ? Instant.now().plus(OFFSET) : fixed;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
