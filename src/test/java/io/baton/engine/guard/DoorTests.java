package io.baton.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.IntegrationTest;
import io.baton.engine.ClosedDoor;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineServices;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every operation of every service has its door, and the doors are closed to whom they should be. */
@IntegrationTest
class DoorTests {

    @Autowired
    private ProcessEngine engine;

    @AfterEach
    void signOut() {
        engine.getIdentityService().clearAuthentication();
    }

    @Test
    void knowsEveryOperationOfTheEngine() {
        var unknown = services().stream()
                .flatMap(service -> Arrays.stream(service.getReturnType().getMethods())
                        .filter(operation -> Door.of(service.getReturnType(), operation.getName())
                                .isEmpty())
                        .map(operation -> service.getReturnType().getSimpleName() + "." + operation.getName()))
                .toList();
        assertThat(services()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(unknown).isEmpty();
    }

    @Test
    void closesTheDoorsToAnybodyOutside() throws Exception {
        engine.getIdentityService().setAuthentication("zhang", List.of("accountManager", "processManager"));
        assertThat(open(Set.of(Door.BATON, Door.ADMIN, Door.NOBODY))).isEmpty();
    }

    @Test
    void closesTheDoorsWithoutASignIn() throws Exception {
        assertThat(open(Set.of(Door.BATON, Door.ADMIN, Door.NOBODY, Door.GUARDED)))
                .isEmpty();
    }

    @Test
    void opensToAnAdministratorOnlyWhatOperationsNeed() throws Exception {
        engine.getIdentityService().setAuthentication("root", List.of("admin"));
        assertThat(open(Set.of(Door.BATON, Door.NOBODY))).isEmpty();
        assertThat(engine.getRepositoryService().createDeployment()).isNotNull();
    }

    /** Operations behind these doors that didn't refuse. */
    private List<String> open(Set<Door> doors) throws Exception {
        var open = new ArrayList<String>();
        for (var getter : services()) {
            var service = getter.invoke(engine);
            for (var operation : getter.getReturnType().getMethods()) {
                if (doors.contains(Door.of(getter.getReturnType(), operation.getName())
                                .orElseThrow())
                        && !refuses(service, operation)) {
                    open.add(getter.getReturnType().getSimpleName() + "." + operation.getName());
                }
            }
        }
        return open;
    }

    private static boolean refuses(Object service, Method operation) throws IllegalAccessException {
        try {
            operation.invoke(
                    service,
                    Arrays.stream(operation.getParameterTypes())
                            .map(DoorTests::nothing)
                            .toArray());
            return false;
        } catch (InvocationTargetException failure) {
            return failure.getCause() instanceof ClosedDoor;
        }
    }

    private static Object nothing(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }

    private static List<Method> services() {
        return Arrays.stream(ProcessEngineServices.class.getMethods())
                .filter(method -> method.getName().endsWith("Service"))
                .toList();
    }
}
