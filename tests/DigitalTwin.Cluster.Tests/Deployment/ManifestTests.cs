using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace DigitalTwin.Cluster.Tests.Deployment;

/// <summary>
/// What can be checked of deploy/kubernetes and docker-compose.yml without a cluster: they parse, and names, ports, paths, secrets and
/// times are those of the silos' configuration.
/// </summary>
public sealed partial class ManifestTests
{
    /// <summary>What a kind is of: a kind with another version is a mistake, and so is a kind that is not here.</summary>
    private static readonly Dictionary<string, string> Versions = new()
    {
        ["Namespace"] = "v1",
        ["Service"] = "v1",
        ["ServiceAccount"] = "v1",
        ["StatefulSet"] = "apps/v1",
        ["Deployment"] = "apps/v1",
        ["PodDisruptionBudget"] = "policy/v1",
        ["Role"] = "rbac.authorization.k8s.io/v1",
        ["RoleBinding"] = "rbac.authorization.k8s.io/v1",
        ["Kustomization"] = "kustomize.config.k8s.io/v1beta1",
    };

    private static readonly string Folder = Path.Combine(RepositoryFolder.Root, "deploy", "kubernetes");

    [Fact]
    public void Every_manifest_parses_and_has_a_kind_of_the_right_version_and_a_name()
    {
        foreach ((string file, YamlNode manifest) in Manifests())
        {
            string kind = Text(manifest, "kind");
            Assert.True(Versions.TryGetValue(kind, out string? version), $"{file}: {kind}");
            Assert.Equal(version, Text(manifest, "apiVersion"));
            if (kind != "Kustomization")
                Assert.Matches("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$", Text(manifest, "metadata", "name"));
        }
    }

    [Fact]
    public void The_kustomization_names_every_file()
    {
        YamlNode kustomization = Manifests().Single(found => Text(found.Manifest, "kind") == "Kustomization").Manifest;
        string[] files = [.. Directory.GetFiles(Folder, "*.yaml").Select(file => Path.GetFileName(file)!).Except(["kustomization.yaml"])];
        Assert.Equal(files.Order(), List(kustomization, "resources").Select(node => node.ToString()).Order());
    }

    [Fact]
    public void Selectors_of_services_budgets_and_sets_meet_the_labels_of_pods()
    {
        YamlNode[] all = [.. Manifests().Select(found => found.Manifest)];
        string[] apps = [.. all.Where(IsSet).Select(set => Text(set, "spec", "template", "metadata", "labels", "app"))];
        Assert.All(all.Where(IsSet), set => Assert.Contains(Text(set, "spec", "selector", "matchLabels", "app"), apps));
        Assert.All(OfKind(all, "Service"), service => Assert.Contains(Text(service, "spec", "selector", "app"), apps));
        Assert.All(
            OfKind(all, "PodDisruptionBudget"), budget => Assert.Contains(Text(budget, "spec", "selector", "matchLabels", "app"), apps));
        foreach (YamlNode service in OfKind(all, "Service"))
        {
            YamlNode set = all.Single(one => IsSet(one) && Text(one, "metadata", "name") == Text(service, "metadata", "name"));
            SortedDictionary<string, string> ports = PortsOf(Container(set));
            Assert.All(List(service, "spec", "ports"), port => Assert.Equal(ports[Text(port, "targetPort")], Text(port, "port")));
        }
    }

    [Fact]
    public void Ports_probes_and_times_of_the_silos_are_those_of_their_configuration()
    {
        SiloConfig config = Configuration();
        YamlNode set = Set("silo"), container = Container(set);
        SortedDictionary<string, string> ports = PortsOf(container);
        Assert.Equal(
            (Number(config.SiloPort), Number(config.GatewayPort), Number(config.HealthPort)),
            (ports["silo"], ports["gateway"], ports["health"]));
        Assert.Equal((SiloHealth.LivePath, "health"), Probe(container, "livenessProbe"));
        Assert.Equal((SiloHealth.LivePath, "health"), Probe(container, "startupProbe"));
        Assert.Equal((SiloHealth.ReadyPath, "health"), Probe(container, "readinessProbe"));
        Assert.Equal(Number(config.ExpectedSilos), Text(set, "spec", "replicas"));
        Assert.True(int.Parse(Text(set, "spec", "template", "spec", "terminationGracePeriodSeconds"), CultureInfo.InvariantCulture)
            >= config.DrainSeconds + 15);
        YamlNode labels = Node(set, "spec", "template", "metadata", "labels")!;
        Assert.Equal((config.ServiceId, config.ClusterId), (Text(labels, "orleans/serviceId"), Text(labels, "orleans/clusterId")));
        Assert.Equal(Number(config.HealthPort), Text(set, "spec", "template", "metadata", "annotations", "prometheus.io/port"));
        Assert.Equal(Text(Set("redis"), "metadata", "name") + ":6379", config.Redis);
    }

    [Fact]
    public void Variables_of_the_silos_are_fields_of_their_configuration_or_what_orleans_reads_of_a_pod()
    {
        string[] known = [.. ConfigField.All.Select(field => "TWIN_SILO_" + field.Name.ToUpperInvariant()), .. SiloConfigValidation.Pod];
        string[] given = [.. List(Container(Set("silo")), "env").Select(variable => Text(variable, "name"))];
        Assert.Empty(given.Except(known));
        Assert.Empty(SiloConfigValidation.Pod.Except(given));
        Assert.All(Compose("silo-1", "silo-2", "silo-3"), silo => Assert.Empty(Keys(silo, "environment").Except(known)));
    }

    [Fact]
    public void Secrets_are_files_that_are_mounted_and_nothing_has_a_standard_one()
    {
        string[] named = [.. Secret().Matches(ConfigurationText()).Select(match => match.Groups[1].Value)];
        Assert.NotEmpty(named);
        Assert.Contains(
            List(Container(Set("silo")), "volumeMounts"), mount => Text(mount, "mountPath") == "/run/secrets");
        foreach (YamlNode silo in Compose("silo-1", "silo-2", "silo-3"))
            Assert.Equal(named.Order(), List(silo, "secrets").Select(node => node.ToString()).Order());
        string compose = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docker-compose.yml"));
        Assert.DoesNotContain("change-me", compose);
        Assert.DoesNotMatch(@"\$\{[A-Z_]*TOKEN", compose);
        Assert.DoesNotContain("kind: Secret\n", string.Concat(Directory.GetFiles(Folder).Select(File.ReadAllText)));
        string[] defined = [.. Keys(Root(Path.Combine(RepositoryFolder.Root, "docker-compose.yml")), "secrets")];
        string[] used = [.. Secret().Matches(compose).Select(match => match.Groups[1].Value), .. named];
        Assert.Equal(defined.Order(), used.Distinct().Order());
    }

    [Fact]
    public void Containers_of_compose_are_asked_whether_they_are_ready_where_silos_say_it()
    {
        foreach (YamlNode silo in Compose("silo-1", "silo-2", "silo-3"))
        {
            string test = string.Join(' ', List(silo, "healthcheck", "test").Select(node => node.ToString()));
            Assert.Contains($"127.0.0.1/{Number(Configuration().HealthPort)}", test);
            Assert.Contains($"GET {SiloHealth.ReadyPath} ", test);
            Assert.Equal("silo-config/container.yaml", List(silo, "command")[^1].ToString());
        }
    }

    /// <summary>The configuration of the image; the secrets that it names are mounted there and are not here.</summary>
    internal static SiloConfig Configuration() =>
        SiloConfigReader.Parse("container.yaml", [.. ConfigurationText().Split('\n').Where(line => !Secret().IsMatch(line))]);

    private static string ConfigurationText() => File.ReadAllText(Path.Combine(RepositoryFolder.Root, "silo-config", "container.yaml"));

    private static IEnumerable<(string File, YamlNode Manifest)> Manifests() => Directory.GetFiles(Folder, "*.yaml")
        .SelectMany(file => Documents(file).Select(document => (Path.GetFileName(file), document)));

    private static YamlNode Set(string name) => Manifests().Select(found => found.Manifest)
        .Single(manifest => IsSet(manifest) && Text(manifest, "metadata", "name") == name);

    private static IEnumerable<YamlNode> OfKind(YamlNode[] all, string kind) => all.Where(manifest => Text(manifest, "kind") == kind);

    private static bool IsSet(YamlNode manifest) => Text(manifest, "kind") is "StatefulSet" or "Deployment";

    private static YamlNode Container(YamlNode set) => List(set, "spec", "template", "spec", "containers").Single();

    private static SortedDictionary<string, string> PortsOf(YamlNode container) =>
        new(List(container, "ports").ToDictionary(port => Text(port, "name"), port => Text(port, "containerPort")), StringComparer.Ordinal);

    private static (string, string) Probe(YamlNode container, string name) =>
        (Text(container, name, "httpGet", "path"), Text(container, name, "httpGet", "port"));

    private static YamlNode[] Compose(params string[] services)
    {
        YamlNode root = Root(Path.Combine(RepositoryFolder.Root, "docker-compose.yml"));
        return [.. services.Select(service => Merged(Node(root, "services", service)!))];
    }

    /// <summary>What `&lt;&lt;` brings, and what stands beside it.</summary>
    private static YamlMappingNode Merged(YamlNode node)
    {
        var mapping = (YamlMappingNode)node;
        var merged = new YamlMappingNode();
        if (mapping.Children.TryGetValue("<<", out YamlNode? before))
        {
            foreach ((YamlNode key, YamlNode value) in (YamlMappingNode)before)
                merged.Children[key] = value;
        }

        foreach ((YamlNode key, YamlNode value) in mapping)
            merged.Children[key] = value;
        return merged;
    }

    private static YamlNode Root(string file) => Documents(file).Single();

    private static IEnumerable<YamlNode> Documents(string file)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(file);
        stream.Load(reader);
        return stream.Documents.Select(document => document.RootNode);
    }

    private static YamlNode? Node(YamlNode node, params string[] path) =>
        path.Aggregate((YamlNode?)node, (at, name) =>
            at is YamlMappingNode mapping && mapping.Children.TryGetValue(name, out YamlNode? child) ? child : null);

    private static string Text(YamlNode node, params string[] path) => Node(node, path)?.ToString() ?? "";

    private static IReadOnlyList<YamlNode> List(YamlNode node, params string[] path) =>
        [.. Assert.IsType<YamlSequenceNode>(Node(node, path))];

    private static IEnumerable<string> Keys(YamlNode node, params string[] path) =>
        Assert.IsType<YamlMappingNode>(Node(node, path)).Children.Keys.Select(key => key.ToString());

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("/run/secrets/([a-z.-]+)")]
    private static partial Regex Secret();
}
