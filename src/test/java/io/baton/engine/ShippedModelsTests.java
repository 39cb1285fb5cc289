package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.IntegrationTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.Resource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class ShippedModelsTests {

    @Autowired
    private ShippedModels models;

    @Autowired
    private RepositoryService repository;

    @Autowired
    private ActingPerson acting;

    private String module;
    private String byHand;

    @BeforeEach
    void nameTheModule() {
        module = "test" + UUID.randomUUID().toString().substring(0, 8);
        byHand = module + "-by-hand";
        models.bring(module, resources("1", "1"));
    }

    @AfterEach
    void remove() {
        acting.run("system:test", () -> List.of(module, byHand).forEach(name -> deployments(name)
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true))));
    }

    @Test
    void makesNoNewVersionsOnTheNextStart() {
        var before = acting.<Long>call(
                "system:test", () -> repository.createDeploymentQuery().count());
        models.start();
        models.bring(module, resources("1", "1"));
        assertThat(acting.<Long>call(
                        "system:test", () -> repository.createDeploymentQuery().count()))
                .isEqualTo(before);
    }

    @Test
    void deploysTheWholeModuleOnceWhenOneFileChanged() {
        models.bring(module, resources("1", "2"));
        models.bring(module, resources("1", "2"));
        assertThat(deployments(module)).hasSize(2).allMatch(one -> "shipped".equals(one.getSource()));
        assertThat(acting.call(
                        "system:test",
                        () -> repository.getDeploymentResources(
                                deployments(module).get(0).getId())))
                .extracting(Resource::getName)
                .containsExactlyInAnyOrderElementsOf(resources("1", "2").keySet());
        assertThat(version("a")).isEqualTo(2);
        assertThat(version("b")).isEqualTo(2);
    }

    @Test
    void deploysOnceWhenNodesStartTogether() {
        var nodes = List.of(1, 2, 3).stream()
                .map(node -> CompletableFuture.runAsync(() -> models.bring(module, resources("2", "2"))))
                .toList();
        nodes.forEach(CompletableFuture::join);
        assertThat(deployments(module)).hasSize(2);
    }

    @Test
    void keepsWhatManagersReleased() {
        release(module);
        models.bring(module, resources("2", "2"));
        assertThat(version("a")).isEqualTo(2);
        assertThat(deployments(module)).hasSize(2);
    }

    @Test
    void keepsWhatWasDeployedUnderAnotherName() {
        release(byHand);
        models.bring(module, resources("2", "2"));
        assertThat(version("a")).isEqualTo(2);
        assertThat(deployments(module)).hasSize(1);
    }

    @Test
    void namesFilesAlikeInClassesAndJars(@TempDir Path folder) throws IOException {
        assertThat(ShippedModels.modules().get("presales"))
                .containsKeys("processes/presales/presales-review.bpmn", "forms/presales/answer-need.form")
                .doesNotContainKey("processes/presales/presales-review.svg");

        var jar = folder.resolve("product.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (var name : List.of("processes/", "processes/packed/", "forms/", "forms/packed/")) {
                out.putNextEntry(new ZipEntry(name));
            }
            out.putNextEntry(new ZipEntry("processes/packed/some-flow.bpmn"));
            out.write(1);
        }
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        try (var packed = new URLClassLoader(new URL[] {jar.toUri().toURL()}, loader)) {
            thread.setContextClassLoader(packed);
            assertThat(ShippedModels.modules().get("packed")).containsOnlyKeys("processes/packed/some-flow.bpmn");
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    private void release(String name) {
        acting.run("processManager1", () -> repository
                .createDeployment()
                .name(name)
                .source("studio")
                .addInputStream("mine.bpmn", new ByteArrayInputStream(flow("a", "mine")))
                .deploy());
    }

    private SortedMap<String, byte[]> resources(String a, String b) {
        var resources = new TreeMap<String, byte[]>();
        resources.put("processes/" + module + "/a.bpmn", flow("a", a));
        resources.put("processes/" + module + "/b.bpmn", flow("b", b));
        return resources;
    }

    private byte[] flow(String id, String name) {
        return ("<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' targetNamespace='test'"
                        + " xmlns:camunda='http://camunda.org/schema/1.0/bpmn'><process id='" + module + "-" + id
                        + "' name='" + name
                        + "' isExecutable='true' camunda:historyTimeToLive='P1D'><startEvent id='s'/>"
                        + "<sequenceFlow id='f' sourceRef='s' targetRef='e'/><endEvent id='e'/></process></definitions>")
                .getBytes();
    }

    private int version(String id) {
        return acting.call("system:test", () -> repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(module + "-" + id)
                .latestVersion()
                .singleResult()
                .getVersion());
    }

    private List<Deployment> deployments(String name) {
        return acting.call("system:test", () -> repository
                .createDeploymentQuery()
                .deploymentName(name)
                .orderByDeploymentId()
                .desc()
                .list());
    }
}
