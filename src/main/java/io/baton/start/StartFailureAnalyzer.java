package io.baton.start;

import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Finds the sentence for a failed start, wherever it stands in the chain of causes. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureAnalyzer implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> sentence(cause).stream())
                .findFirst()
                .map(sentence -> new FailureAnalysis(sentence, null, failure))
                .orElse(null);
    }

    private static Optional<String> sentence(Throwable cause) {
        if (cause instanceof StartRefused refused) {
            return Optional.of(refused.getMessage());
        }
        if (cause instanceof PortInUseException taken) {
            return Optional.of(Preparation.portTaken(taken.getPort(), taken).getMessage());
        }
        if (cause instanceof ProcessEngineException && isAboutHistoryLevel(String.valueOf(cause.getMessage()))) {
            return Optional.of(new StartRefused(
                            "数据是用另一种历史级别写入的：请恢复写入这些数据的配置（camunda.bpm.history-level）。",
                            "The data were written with another history level: restore the configuration that wrote them (camunda.bpm.history-level).")
                    .getMessage());
        }
        return Optional.empty();
    }

    /** The engine says it in one way for a level it knows, and in another for one it does not. */
    private static boolean isAboutHistoryLevel(String message) {
        return message.contains("historyLevel mismatch") || message.contains("The configured history level with id=");
    }
}
