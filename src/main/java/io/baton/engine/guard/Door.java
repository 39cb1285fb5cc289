package io.baton.engine.guard;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.CaseService;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;

/**
 * Who may call which operation of the engine. "Outside" is every door that isn't Baton's own code: {@code /engine-rest}, Camunda's
 * web apps, whatever comes later. An operation that isn't listed is closed to all of them.
 */
enum Door {
    /** Reads; the engine's own authorizations decide what is seen. */
    READ,
    /** Everybody who is signed in, within the checks of the guarding service. */
    GUARDED,
    /** What a door needs to say who is calling. */
    SIGN_IN,
    /** Outside: engine administrators only. */
    ADMIN,
    /** Outside: refused. The business facades and the events they cause would be passed by. */
    BATON,
    /** Refused for everybody: what happened stays as it happened. */
    NOBODY;

    private static final Pattern READING = Pattern.compile(
            "get[A-Z].*|is[A-Z].*|find[A-Z].*|create([A-Z]\\w*)?(Query|Report)|list|listPage|singleResult|count");

    private static final Map<Class<?>, Map<String, Door>> TABLE = Map.ofEntries(
            table(
                    TaskService.class,
                    GUARDED,
                    "claim setAssignee delegateTask resolveTask complete completeWithVariablesInReturn",
                    BATON,
                    "newTask saveTask deleteTask deleteTasks setOwner setPriority setName setDescription setDueDate setFollowUpDate",
                    BATON,
                    "addCandidateUser addCandidateGroup addUserIdentityLink addGroupIdentityLink",
                    BATON,
                    "deleteCandidateGroup deleteCandidateUser deleteGroupIdentityLink deleteUserIdentityLink",
                    BATON,
                    "setVariable setVariableLocal setVariables setVariablesLocal",
                    BATON,
                    "removeVariable removeVariableLocal removeVariables removeVariablesLocal",
                    BATON,
                    "addComment createComment createAttachment saveAttachment handleBpmnError handleEscalation",
                    NOBODY,
                    "updateTaskComment updateProcessInstanceComment deleteTaskComment deleteTaskComments",
                    NOBODY,
                    "deleteProcessInstanceComment deleteProcessInstanceComments deleteAttachment deleteTaskAttachment"),
            table(
                    FormService.class,
                    GUARDED,
                    "submitTaskForm submitTaskFormData submitTaskFormWithVariablesInReturn",
                    BATON,
                    "submitStartForm submitStartFormData"),
            table(
                    RuntimeService.class,
                    BATON,
                    "startProcessInstanceByKey startProcessInstanceById startProcessInstanceByMessage",
                    BATON,
                    "startProcessInstanceByMessageAndProcessDefinitionId createProcessInstanceById createProcessInstanceByKey",
                    BATON,
                    "deleteProcessInstance deleteProcessInstanceIfExists deleteProcessInstances deleteProcessInstancesAsync",
                    BATON,
                    "deleteProcessInstancesIfExists createProcessInstanceModification createModification",
                    BATON,
                    "createMigrationPlan newMigration restartProcessInstances",
                    BATON,
                    "setVariable setVariableLocal setVariables setVariablesLocal setVariablesAsync",
                    BATON,
                    "removeVariable removeVariableLocal removeVariables removeVariablesLocal",
                    BATON,
                    "signal signalEventReceived createSignalEvent messageEventReceived correlateMessage",
                    BATON,
                    "createMessageCorrelation createMessageCorrelationAsync createConditionEvaluation",
                    ADMIN,
                    "suspendProcessInstanceById activateProcessInstanceById updateProcessInstanceSuspensionState",
                    ADMIN,
                    "suspendProcessInstanceByProcessDefinitionId suspendProcessInstanceByProcessDefinitionKey",
                    ADMIN,
                    "activateProcessInstanceByProcessDefinitionId activateProcessInstanceByProcessDefinitionKey",
                    ADMIN,
                    "setAnnotationForIncidentById clearAnnotationForIncidentById",
                    BATON,
                    "createIncident resolveIncident"),
            table(
                    RepositoryService.class,
                    ADMIN,
                    "createDeployment",
                    ADMIN,
                    "suspendProcessDefinitionById suspendProcessDefinitionByKey updateProcessDefinitionSuspensionState",
                    ADMIN,
                    "activateProcessDefinitionById activateProcessDefinitionByKey",
                    BATON,
                    "deleteDeployment deleteDeploymentCascade deleteProcessDefinition deleteProcessDefinitions",
                    BATON,
                    "addCandidateStarterUser addCandidateStarterGroup deleteCandidateStarterUser deleteCandidateStarterGroup",
                    BATON,
                    "updateProcessDefinitionHistoryTimeToLive updateDecisionDefinitionHistoryTimeToLive",
                    BATON,
                    "updateCaseDefinitionHistoryTimeToLive"),
            table(
                    HistoryService.class,
                    ADMIN,
                    "cleanUpHistoryAsync",
                    NOBODY,
                    "deleteUserOperationLogEntry setAnnotationForOperationLogById clearAnnotationForOperationLogById",
                    BATON,
                    "deleteHistoricTaskInstance deleteHistoricProcessInstance deleteHistoricProcessInstanceIfExists",
                    BATON,
                    "deleteHistoricProcessInstances deleteHistoricProcessInstancesIfExists",
                    BATON,
                    "deleteHistoricProcessInstancesBulk deleteHistoricProcessInstancesAsync",
                    BATON,
                    "deleteHistoricCaseInstance deleteHistoricCaseInstancesBulk deleteHistoricBatch",
                    BATON,
                    "deleteHistoricDecisionInstance deleteHistoricDecisionInstanceByDefinitionId",
                    BATON,
                    "deleteHistoricDecisionInstanceByInstanceId deleteHistoricDecisionInstancesBulk",
                    BATON,
                    "deleteHistoricDecisionInstancesAsync deleteHistoricVariableInstance",
                    BATON,
                    "deleteHistoricVariableInstancesByProcessInstanceId setRemovalTimeToHistoricProcessInstances",
                    BATON,
                    "setRemovalTimeToHistoricDecisionInstances setRemovalTimeToHistoricBatches"),
            table(
                    IdentityService.class,
                    SIGN_IN,
                    "setAuthentication setAuthenticatedUserId clearAuthentication checkPassword checkPasswordAgainstPolicy",
                    BATON,
                    "newUser saveUser deleteUser newGroup saveGroup deleteGroup createMembership deleteMembership",
                    BATON,
                    "newTenant saveTenant deleteTenant createTenantUserMembership createTenantGroupMembership",
                    BATON,
                    "deleteTenantUserMembership deleteTenantGroupMembership unlockUser setUserPicture deleteUserPicture",
                    BATON,
                    "setUserInfo deleteUserInfo setUserAccount deleteUserAccount"),
            table(
                    ManagementService.class,
                    // Whoever has failed work tried again says why, on Baton's page of operations.
                    BATON,
                    "executeJob setJobRetries setJobRetriesAsync setJobRetriesByJobsAsync setJobRetriesByProcessAsync",
                    BATON,
                    "setJobRetriesByJobDefinitionId",
                    ADMIN,
                    "setJobPriority setOverridingJobPriorityForJobDefinition clearOverridingJobPriorityForJobDefinition",
                    ADMIN,
                    "activateJobById activateJobByJobDefinitionId activateJobByProcessInstanceId",
                    ADMIN,
                    "activateJobByProcessDefinitionId activateJobByProcessDefinitionKey",
                    ADMIN,
                    "suspendJobById suspendJobByJobDefinitionId suspendJobByProcessInstanceId",
                    ADMIN,
                    "suspendJobByProcessDefinitionId suspendJobByProcessDefinitionKey updateJobSuspensionState",
                    ADMIN,
                    "activateJobDefinitionById activateJobDefinitionByProcessDefinitionId",
                    ADMIN,
                    "activateJobDefinitionByProcessDefinitionKey suspendJobDefinitionById",
                    ADMIN,
                    "suspendJobDefinitionByProcessDefinitionId suspendJobDefinitionByProcessDefinitionKey",
                    ADMIN,
                    "updateJobDefinitionSuspensionState activateBatchById suspendBatchById",
                    // A timer's date is a promise of the model, and deleting a job leaves a token waiting for ever.
                    BATON,
                    "deleteJob setJobDuedate recalculateJobDuedate deleteBatch deleteMetrics deleteTaskMetrics",
                    BATON,
                    "databaseSchemaUpgrade setProperty deleteProperty setLicenseKey deleteLicenseKey toggleTelemetry",
                    BATON,
                    "reportDbMetricsNow registerProcessApplication unregisterProcessApplication",
                    BATON,
                    "registerDeploymentForJobExecutor unregisterDeploymentForJobExecutor"),
            table(AuthorizationService.class, BATON, "createNewAuthorization saveAuthorization deleteAuthorization"),
            table(FilterService.class, ADMIN, "newTaskFilter saveFilter deleteFilter"),
            table(
                    DecisionService.class,
                    BATON,
                    "evaluateDecisionById evaluateDecisionByKey evaluateDecisionTableById evaluateDecisionTableByKey",
                    BATON,
                    "evaluateDecisionTableByKeyAndVersion"),
            table(
                    ExternalTaskService.class,
                    BATON,
                    "fetchAndLock lock extendLock unlock complete handleFailure handleBpmnError",
                    BATON,
                    "setPriority setRetries setRetriesAsync updateRetries"),
            table(
                    CaseService.class,
                    BATON,
                    "createCaseInstanceById createCaseInstanceByKey withCaseDefinition withCaseDefinitionByKey",
                    BATON,
                    "withCaseExecution manuallyStartCaseExecution disableCaseExecution reenableCaseExecution",
                    BATON,
                    "completeCaseExecution closeCaseInstance terminateCaseExecution",
                    BATON,
                    "setVariable setVariableLocal setVariables setVariablesLocal",
                    BATON,
                    "removeVariable removeVariableLocal removeVariables removeVariablesLocal"));

    /** The door that the operation has; empty when nobody has thought about it yet. */
    static Optional<Door> of(Class<?> service, String operation) {
        var listed = TABLE.getOrDefault(service, Map.of()).get(operation);
        if (listed != null) {
            return Optional.of(listed);
        }
        return READING.matcher(operation).matches() ? Optional.of(READ) : Optional.empty();
    }

    private static Map.Entry<Class<?>, Map<String, Door>> table(Class<?> service, Object... doorsAndOperations) {
        var operations = new HashMap<String, Door>();
        for (var index = 0; index < doorsAndOperations.length; index += 2) {
            var door = (Door) doorsAndOperations[index];
            Arrays.stream(((String) doorsAndOperations[index + 1]).split(" "))
                    .forEach(operation -> operations.put(operation, door));
        }
        return Map.entry(service, Map.copyOf(operations));
    }
}
