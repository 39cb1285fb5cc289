package io.baton;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** A step {@code ${testStep}} that does in each case what the test wants: nothing, unless told otherwise. */
public final class TestStep implements JavaDelegate {

    private final Map<String, Runnable> deeds = new ConcurrentHashMap<>();

    public void does(String businessKey, Runnable deed) {
        deeds.put(businessKey, deed);
    }

    @Override
    public void execute(DelegateExecution execution) {
        deeds.getOrDefault(execution.getProcessBusinessKey(), () -> {}).run();
    }
}
