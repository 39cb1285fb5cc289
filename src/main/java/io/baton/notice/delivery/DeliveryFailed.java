package io.baton.notice.delivery;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;

/** The other side did not take a message. The reason is a sentence for administrators and holds no secret. */
public class DeliveryFailed extends RuntimeException implements MessageSourceResolvable {

    private final String messageKey;
    private final transient Object[] arguments;
    private final boolean hopeless;

    private DeliveryFailed(boolean hopeless, String messageKey, Object... arguments) {
        super(messageKey + " " + List.of(arguments));
        this.messageKey = messageKey;
        this.arguments = arguments.clone();
        this.hopeless = hopeless;
    }

    /** Trying again may help. */
    public static DeliveryFailed now(String messageKey, Object... arguments) {
        return new DeliveryFailed(false, messageKey, arguments);
    }

    /** Trying again does not help until somebody mends the cause. */
    public static DeliveryFailed untilMended(String messageKey, Object... arguments) {
        return new DeliveryFailed(true, messageKey, arguments);
    }

    boolean hopeless() {
        return hopeless;
    }

    @Override
    public String[] getCodes() {
        return new String[] {messageKey};
    }

    @Override
    public Object[] getArguments() {
        return arguments.clone();
    }

    @Override
    public @Nullable String getDefaultMessage() {
        return null;
    }
}
