package io.baton.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is the same for all of {@code /api}, at {@code /api/openapi}: how to sign in, how refusals look, how to repeat safely. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String SIGNED = "basic";
    private static final String PROBLEM = "Problem";

    @Bean
    OpenApiCustomizer describeApi() {
        return api -> {
            api.info(new Info()
                            .title("Baton")
                            .version("1")
                            .description("Refusals are problems of RFC 9457; their sentences come in the language of"
                                    + " Accept-Language (zh-CN or en)."))
                    .servers(List.of(new Server().url("/")))
                    .addSecurityItem(new SecurityRequirement().addList(SIGNED));
            if (api.getComponents() == null) {
                api.components(new Components());
            }
            api.getComponents()
                    .addSecuritySchemes(
                            SIGNED,
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme("basic")
                                    .description("A person's name and password, with each request"))
                    .addSchemas(PROBLEM, problem());
            describeOperations(api);
        };
    }

    private static void describeOperations(OpenAPI api) {
        api.getPaths()
                .forEach((path, operations) -> operations.readOperationsMap().forEach((verb, operation) -> {
                    var changes =
                            switch (verb) {
                                case POST, PUT, PATCH, DELETE -> true;
                                default -> false;
                            };
                    var parameters = operation.getParameters() == null
                            ? List.<io.swagger.v3.oas.models.parameters.Parameter>of()
                            : operation.getParameters();
                    parameters.stream()
                            .filter(parameter -> parameter.getName().equals("Idempotency-Key"))
                            .forEach(key -> key.description(
                                    "Chosen by the caller. The same request with the same key is done once and gives the first call's"
                                            + " result again, for 24 hours."));
                    var responses = operation.getResponses();
                    responses.addApiResponse("401", refusal("Nobody is signed in"));
                    responses.addApiResponse("403", refusal("The person may not do this"));
                    if (path.contains("{")) {
                        responses.addApiResponse("404", refusal("It does not exist, or the person may not see it"));
                    }
                    if (changes) {
                        responses.addApiResponse(
                                "409",
                                refusal("Somebody else was faster, or it changed since the version that was read"));
                    }
                    if (operation.getRequestBody() != null || !parameters.isEmpty()) {
                        responses.addApiResponse(
                                "422", refusal("Values are missing, illegal or unknown; `errors` names each field"));
                    }
                }));
    }

    private static ApiResponse refusal(String description) {
        return new ApiResponse()
                .description(description)
                .content(new Content()
                        .addMediaType(
                                "application/problem+json",
                                new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM))));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("RFC 9457")
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("What happened and what to do, for people"))
                .addProperty("instance", new StringSchema())
                .addProperty("id", new StringSchema().description("Of a failure in the log; only with status 500"))
                .addProperty(
                        "errors",
                        new ArraySchema()
                                .items(new ObjectSchema()
                                        .addProperty("field", new StringSchema())
                                        .addProperty("message", new StringSchema())));
    }
}
