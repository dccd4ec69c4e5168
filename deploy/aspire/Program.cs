using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

// Redis, three silos and the viewer, with Aspire's dashboard over them: dotnet run --project deploy/aspire. Needs a container engine, for
// Redis.
const int silos = 3;
const int firstSiloPort = 11111;
const int firstGatewayPort = 30000;
const int firstHealthPort = 8081;
const string program = "../../src/DigitalTwin.Client/DigitalTwin.Client.csproj";

IDistributedApplicationBuilder builder = DistributedApplication.CreateBuilder(args);
string root = Path.GetFullPath(Path.Combine(builder.AppHostDirectory, "..", ".."));

IResourceBuilder<RedisResource> redis = builder.AddRedis("redis")
    .WithDataVolume()
    .WithArgs("--appendonly", "yes", "--appendfsync", "always", "--maxmemory-policy", "noeviction");
IResourceBuilder<ParameterResource> token = builder.AddParameter(
    "cluster-token", new GenerateParameterDefault { MinLength = 32, Special = false }, secret: true, persist: true);

// One configuration for all; what differs stands in the environment.
for (int i = 0; i < silos; i++)
{
    string name = string.Create(CultureInfo.InvariantCulture, $"silo-{i + 1}");
    builder.AddProject(name, program, project => project.ExcludeLaunchProfile = true)
        .WithArgs("silo", "--config", Path.Combine(root, "silo-config", "alone.yaml"))
        .WithEnvironment("TWIN_SILO_NAME", name)
        .WithEnvironment("TWIN_SILO_SILO_PORT", Text(firstSiloPort + i))
        .WithEnvironment("TWIN_SILO_GATEWAY_PORT", Text(firstGatewayPort + i))
        .WithEnvironment("TWIN_SILO_HEALTH_PORT", Text(firstHealthPort + i))
        .WithEnvironment("TWIN_SILO_EXPECTED_SILOS", Text(silos))
        .WithEnvironment("TWIN_SILO_REDIS", redis.Resource.ConnectionStringExpression)
        .WithEnvironment("TWIN_CLUSTER_TOKEN", token)
        .WaitFor(redis);
}

builder.AddProject("viewer", program, project => project.ExcludeLaunchProfile = true)
    .WithArgs("viewer", "--address", "http://127.0.0.1:5080")
    .WithEnvironment("TWIN_REDIS", redis.Resource.ConnectionStringExpression)
    .WithEnvironment("TWIN_CLUSTER_TOKEN", token)
    .WaitFor(redis);

await builder.Build().RunAsync();

static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
