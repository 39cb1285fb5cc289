package io.baton.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * The only way Baton's own code reaches the engine: sets the authenticated user, without whom the engine keeps no operation
 * log, and runs without engine authorizations, with which every list pays their joins. Baton's own permission decision has been
 * made before.
 */
@Component
public class ActingPerson {

    private static final ThreadLocal<@Nullable String> CURRENT = new ThreadLocal<>();

    private final IdentityService identity;

    ActingPerson(IdentityService identity) {
        this.identity = identity;
    }

    /**
     * Runs the action for the person and returns its result; may be nested, also for another person.
     *
     * @throws OptimisticLockingFailureException when the action lost against another one on the same case
     */
    public <T> T call(String personId, Supplier<T> action) {
        var before = CURRENT.get();
        @Nullable Authentication authenticationBefore = identity.getCurrentAuthentication();
        try {
            CURRENT.set(personId);
            identity.setAuthenticatedUserId(personId);
            return action.get();
        } catch (OptimisticLockingException collision) {
            // Callers know no engine type; what lost a race is told as one, whoever noticed it.
            throw new OptimisticLockingFailureException(String.valueOf(collision.getMessage()), collision);
        } finally {
            restore(before);
            identity.setAuthentication(authenticationBefore);
        }
    }

    /** As {@link #call}, without a result. */
    public void run(String personId, Runnable action) {
        call(personId, () -> {
            action.run();
            return true;
        });
    }

    /** Whether Baton's own code is calling; other doors to the engine never set this. */
    public static boolean isActing() {
        return CURRENT.get() != null;
    }

    private static void restore(@Nullable String before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }
}
