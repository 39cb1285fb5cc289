package io.baton;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

/** What the product tells while a test listens, in whatever thread. Not a lambda: its event type must be readable. */
public final class Heard implements ApplicationListener<PayloadApplicationEvent<?>>, AutoCloseable {

    private final ConfigurableApplicationContext application;
    private final Predicate<Object> concerned;
    private final List<Object> events = new CopyOnWriteArrayList<>();
    private volatile Consumer<Object> reaction = event -> {};

    private Heard(ConfigurableApplicationContext application, Predicate<Object> concerned) {
        this.application = application;
        this.concerned = concerned;
    }

    /** Listens, until it is closed, to the events that the test is concerned with. */
    public static Heard of(ConfigurableApplicationContext application, Predicate<Object> concerned) {
        var heard = new Heard(application, concerned);
        application.addApplicationListener(heard);
        return heard;
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<?> event) {
        var payload = event.getPayload();
        if (concerned.test(payload)) {
            reaction.accept(payload);
            events.add(payload);
        }
    }

    /** What happens in the teller's transaction from now on; an event on which it fails is not kept. */
    public void reactWith(Consumer<Object> next) {
        reaction = next;
    }

    public List<Object> events() {
        return List.copyOf(events);
    }

    public <T> List<T> events(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public void forget() {
        events.clear();
    }

    @Override
    public void close() {
        application.removeApplicationListener(this);
    }
}
