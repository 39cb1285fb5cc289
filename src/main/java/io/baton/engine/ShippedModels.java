package io.baton.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

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
    private static final Set<String> KINDS = Set.of("bpmn", "dmn", "form");

    private final RepositoryService repository;
    private final ActingPerson acting;
    private volatile boolean running;

    ShippedModels(RepositoryService repository, ActingPerson acting) {
        this.repository = repository;
        this.acting = acting;
    }

    /** Before the web server and the job executor, so that nobody meets an engine without models. */
    @Override
    public int getPhase() {
        return 0;
    }

    @Override
    public void start() {
        modules().forEach((module, resources) -> acting.run("system:start", () -> deploy(module, resources)));
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

    private void deploy(String module, SortedMap<String, byte[]> resources) {
        var last = repository
                .createDeploymentQuery()
                .deploymentName(module)
                .deploymentSource(SOURCE)
                .orderByDeploymentTime()
                .desc()
                .list()
                .stream()
                .findFirst();
        if (last.map(deployment -> same(deployment, resources)).orElse(false)) {
            return;
        }
        if (managersVersionIsNewer(module, last.orElse(null))) {
            LOG.info("Module {} has a newer shipped version, but its managers released their own; it is kept", module);
            return;
        }
        var builder = repository.createDeployment().name(module).source(SOURCE);
        resources.forEach((name, bytes) -> builder.addInputStream(name, new java.io.ByteArrayInputStream(bytes)));
        builder.deploy();
        LOG.info("Deployed module {}: {}", module, resources.keySet());
    }

    private boolean managersVersionIsNewer(String module, @org.jspecify.annotations.Nullable Deployment shipped) {
        return repository.createDeploymentQuery().deploymentName(module).list().stream()
                .filter(deployment -> !SOURCE.equals(deployment.getSource()))
                .anyMatch(deployment ->
                        shipped == null || deployment.getDeploymentTime().after(shipped.getDeploymentTime()));
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
    private static Map<String, SortedMap<String, byte[]>> modules() {
        var modules = new TreeMap<String, SortedMap<String, byte[]>>();
        try {
            for (var root : Set.of("processes", "forms")) {
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
