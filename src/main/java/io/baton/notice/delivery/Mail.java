package io.baton.notice.delivery;

import io.baton.people.People;
import io.baton.people.Person;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.nio.charset.StandardCharsets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Mail by the server that {@code spring.mail.*} names; off when none is named. */
@Component
public class Mail implements Transport {

    private static final int LONGEST_REASON = 300;

    private final ObjectProvider<JavaMailSender> server;
    private final People people;
    private final String from;

    Mail(ObjectProvider<JavaMailSender> server, People people, @Value("${baton.notice.mail-from}") String from) {
        this.server = server;
        this.people = people;
        this.from = from;
    }

    /** Whether there is a mail server and an address to send from. */
    public boolean isOn() {
        return server.getIfAvailable() != null && !from.isBlank();
    }

    @Override
    public Kind kind() {
        return Kind.MAIL;
    }

    @Override
    public void send(Delivery delivery) {
        var sender = server.getIfAvailable();
        if (sender == null || from.isBlank()) {
            throw DeliveryFailed.untilMended("notice.failure.noMailServer");
        }
        var address = people.find(delivery.recipient())
                .filter(Person::enabled)
                .map(Person::email)
                .orElseThrow(() -> DeliveryFailed.untilMended("notice.failure.noMailAddress"));
        try {
            var mail = sender.createMimeMessage();
            mail.setFrom(new InternetAddress(from, true));
            mail.setRecipient(Message.RecipientType.TO, new InternetAddress(address, true));
            mail.setSubject(delivery.subject(), StandardCharsets.UTF_8.name());
            mail.setText(delivery.body(), StandardCharsets.UTF_8.name());
            // The same at every try, so that mailboxes know a repetition.
            mail.setHeader("Message-ID", "<" + delivery.id() + "@baton>");
            mail.setHeader("Auto-Submitted", "auto-generated");
            sender.send(mail);
        } catch (MessagingException | MailException refused) {
            throw DeliveryFailed.now("notice.failure.mailServer", innermost(refused));
        }
    }

    private static String innermost(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        var told = cause.getClass().getSimpleName() + " " + cause.getMessage();
        return told.substring(0, Math.min(told.length(), LONGEST_REASON));
    }
}
