package io.baton.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deploys the models, decisions and forms that the product brings: a whole module is one deployment, named after the module, so
 * that forms and decisions can bind to it. It is compared with the module's last <em>shipped</em> deployment; unchanged modules
 * make no new version, and a manager's later version is never overwritten.
 */
@Component
class ShippedModels implements SmartLifecycle {

    /** The source of deployments that come with the product; other sources are people. */
    static final String SOURCE = "shipped";

    private static final Logger LOG = LoggerFactory.getLogger(ShippedModels.class);
    private static final long LOCK = 0x6261746f6e01L;
    private static final Set<String> KINDS = Set.of("bpmn", "dmn", "form");

    private final RepositoryService repository;
    private final ActingPerson acting;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private volatile boolean running;

    ShippedModels(
            RepositoryService repository, ActingPerson acting, TransactionOperations transactions, JdbcClient jdbc) {
        this.repository = repository;
        this.acting = acting;
        this.transactions = transactions;
        this.jdbc = jdbc;
    }

    /** Before the web server and the job executor, so that nobody meets an engine without models. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        modules().forEach(this::bring);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Deploys the module if it isn't what was shipped last, and if no manager has released it since. */
    void bring(String module, SortedMap<String, byte[]> resources) {
        acting.run(
                "system:start",
                () -> transactions.executeWithoutResult(transaction -> {
                    waitForOtherNodes();
                    deployIfChanged(module, resources);
                }));
    }

    /** Nodes that start together would each find the change and deploy it. */
    private void waitForOtherNodes() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query((row, number) -> LOCK)
                .single();
    }

    private void deployIfChanged(String module, SortedMap<String, byte[]> resources) {
        var last = repository
                .createDeploymentQuery()
                .deploymentName(module)
                .deploymentSource(SOURCE)
                .orderByDeploymentTime()
                .desc()
                .orderByDeploymentId()
                .desc()
                .listPage(0, 1)
                .stream()
                .findFirst();
        if (last.filter(deployment -> same(deployment, resources)).isPresent()) {
            return;
        }
        if (isReleasedByManagers(module, last.orElse(null))) {
            LOG.info("Module {} has a newer shipped version, but its managers released their own; it is kept", module);
            return;
        }
        var builder = repository.createDeployment().name(module).source(SOURCE);
        resources.forEach((name, bytes) -> builder.addInputStream(name, new ByteArrayInputStream(bytes)));
        builder.deploy();
        LOG.info("Deployed module {}: {}", module, resources.keySet());
    }

    /** Whether people deployed the module later, or under any other name one of its flows or decisions. */
    private boolean isReleasedByManagers(String module, @Nullable Deployment shipped) {
        if (shipped == null) {
            return repository.createDeploymentQuery().deploymentName(module).count() > 0;
        }
        var named = repository.createDeploymentQuery().deploymentName(module).list().stream()
                .filter(deployment -> !SOURCE.equals(deployment.getSource()))
                .anyMatch(deployment -> !deployment.getDeploymentTime().before(shipped.getDeploymentTime()));
        return named || hasNewerFlow(shipped) || hasNewerDecision(shipped);
    }

    private boolean hasNewerFlow(Deployment shipped) {
        return repository.createProcessDefinitionQuery().deploymentId(shipped.getId()).list().stream()
                .map(flow -> repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(flow.getKey())
                        .latestVersion()
                        .singleResult())
                .anyMatch(latest -> !shipped.getId().equals(latest.getDeploymentId()));
    }

    private boolean hasNewerDecision(Deployment shipped) {
        return repository.createDecisionDefinitionQuery().deploymentId(shipped.getId()).list().stream()
                .map(decision -> repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(decision.getKey())
                        .latestVersion()
                        .singleResult())
                .anyMatch(latest -> !shipped.getId().equals(latest.getDeploymentId()));
    }

    private boolean same(Deployment deployment, SortedMap<String, byte[]> resources) {
        var deployed = new TreeMap<String, byte[]>();
        for (var resource : repository.getDeploymentResources(deployment.getId())) {
            try (var content = repository.getResourceAsStreamById(deployment.getId(), resource.getId())) {
                deployed.put(resource.getName(), content.readAllBytes());
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        return deployed.keySet().equals(resources.keySet())
                && deployed.entrySet().stream()
                        .allMatch(entry -> Arrays.equals(entry.getValue(), resources.get(entry.getKey())));
    }

    /** Module name → stable resource name ({@code processes/presales/presales-review.bpmn}) → content. */
    static Map<String, SortedMap<String, byte[]>> modules() {
        var modules = new TreeMap<String, SortedMap<String, byte[]>>();
        try {
            for (var root : List.of("processes", "forms")) {
                for (var resource :
                        new PathMatchingResourcePatternResolver().getResources("classpath*:" + root + "/*/*")) {
                    add(modules, root, resource);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return modules;
    }

    private static void add(Map<String, SortedMap<String, byte[]>> modules, String root, Resource resource)
            throws IOException {
        var parts = resource.getURL().getPath().split("/");
        var file = parts[parts.length - 1];
        var module = parts[parts.length - 2];
        if (KINDS.contains(file.substring(file.lastIndexOf('.') + 1))) {
            modules.computeIfAbsent(module, name -> new TreeMap<>())
                    .put(root + "/" + module + "/" + file, resource.getContentAsByteArray());
        }
    }
}
