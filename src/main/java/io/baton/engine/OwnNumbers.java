package io.baton.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Gives a running instance the number of its own case. Who is called by another process begins under the caller's number, by which
 * it finds out what it is about; from its first step on its business key is its own (R-OR-2).
 */
@Component
public class OwnNumbers {

    private final ApplicationEventPublisher publisher;

    OwnNumbers(ApplicationEventPublisher publisher) {
        this.publisher = publisher;
    }

    /** Sets the instance's business key; nothing happens when it has this number already. */
    public void give(DelegateExecution execution, String number) {
        if (!number.equals(execution.getProcessBusinessKey())) {
            execution.setProcessBusinessKey(number);
            publisher.publishEvent(new InstanceNumbered(execution.getProcessInstanceId(), number, Actors.current()));
        }
    }
}
