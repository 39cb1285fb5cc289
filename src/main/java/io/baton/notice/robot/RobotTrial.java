package io.baton.notice.robot;

import com.fasterxml.uuid.Generators;
import io.baton.notice.delivery.Delivery;
import io.baton.notice.delivery.DeliveryFailed;
import io.baton.notice.delivery.Transport;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Sends a test message by a robot, at once and once, and tells what came of it. No transaction is kept open while the service answers. */
@Component
public class RobotTrial {

    private final Robots robots;
    private final Chat chat;
    private final MessageSource texts;

    RobotTrial(Robots robots, Chat chat, MessageSource texts) {
        this.robots = robots;
        this.chat = chat;
        this.texts = texts;
    }

    /**
     * Sends the message under the checks that hold for every message; also before the robot is switched on.
     *
     * @param by the acting administrator
     * @return why it did not get there; empty when the service took it
     * @throws io.baton.people.AdminOnly when {@code by} is none
     * @throws RobotUnknown when there is no such robot
     */
    public Optional<DeliveryFailed> send(long id, String by) {
        var failure = attempt(id, by);
        robots.tested(id, failure, by);
        return failure;
    }

    private Optional<DeliveryFailed> attempt(long id, String by) {
        try {
            chat.send(
                    new Delivery(
                            Generators.timeBasedEpochGenerator().generate().toString(),
                            Transport.Kind.CHAT,
                            String.valueOf(id),
                            inBoth("notice.robot.test.subject"),
                            inBoth("notice.robot.test.body")),
                    robots.tried(id, by));
            return Optional.empty();
        } catch (DeliveryFailed failure) {
            return Optional.of(failure);
        }
    }

    private String inBoth(String key) {
        return texts.getMessage(key, null, Locale.SIMPLIFIED_CHINESE) + " "
                + texts.getMessage(key, null, Locale.ENGLISH);
    }
}
