using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DigitalTwin.Cluster.Tests.Configuration;

/// <summary>A silo's configuration says what is wrong with it, all at once: file, line, field, fix.</summary>
public sealed class SiloConfigTests
{
    [Fact]
    public void Comments_blanks_and_fields_without_value_are_passed_over()
    {
        SiloConfig config = SiloConfigReader.Parse("a.yaml",
            ["# a silo", "", "name: silo-1   # its name", "redis:", "silo_port: 12000", "placement: scatter"]);
        Assert.Equal(new SiloConfig { Name = "silo-1", SiloPort = 12000, Scatter = true }, config);
    }

    [Fact]
    public void A_connection_string_may_hold_the_sign_of_a_comment()
    {
        SiloConfig config = SiloConfigReader.Parse(
            "a.yaml", ["redis: a.example:6380,b.example:6380,ssl=true,password=x#y  # two of them", "keep_runs: 12h"]);
        Assert.Equal("a.example:6380,b.example:6380,ssl=true,password=x#y", config.Redis);
        Assert.Equal(TimeSpan.FromHours(12), config.KeepRuns);
    }

    [Theory]
    [InlineData("silo_prot: 1", "a.yaml:1: silo_prot: there is no such field. Did you mean silo_port?")]
    [InlineData("silo_port: 70000", "a.yaml:1: silo_port: wants a whole number from 1 to 65535; found 70000.")]
    [InlineData(
        "redis: somewhere,password=secret",
        "a.yaml:1: redis: wants host:port, such as 127.0.0.1:6379, or a connection string, such as redis.example:6380,ssl=true,user=twin "
            + "(docs/how-to/run-a-cluster.md); found somewhere.")]
    [InlineData("keep_runs: 30", "a.yaml:1: keep_runs: wants a time such as 30d, 12h, 90m or 60s, or 0 for ever; found 30.")]
    [InlineData("log_level: loud", "a.yaml:1: log_level: wants debug, information, warning, error or none; found loud.")]
    [InlineData("listen: localhost", "a.yaml:1: listen: wants an address such as 127.0.0.1 or 0.0.0.0; found localhost.")]
    [InlineData("placement: anywhere", "a.yaml:1: placement: wants grid or scatter; found anywhere.")]
    [InlineData("a silo", "a.yaml:1: expected `field: value`, found `a silo`.")]
    [InlineData("name: a\nname: b", "a.yaml:2: name: is given already in line 1; keep one.")]
    [InlineData("expected_silos: 3", "a.yaml:1: expected_silos: 3 silos need Redis to find each other; set redis: host:port.")]
    [InlineData("silo_port: 30000", "a.yaml:1: gateway_port: 30000 is the silo's own port; give each its own.")]
    [InlineData("health_port: 11111", "a.yaml:1: health_port: 11111 is the silo's own port; give each its own.")]
    [InlineData(
        "dashboard_port: 0.0.0.0:8090",
        "a.yaml:1: dashboard_port: wants a port of this machine, served on 127.0.0.1 only, or 0 for none; found 0.0.0.0:8090.")]
    public void What_is_wrong_is_said_with_a_fix(string text, string expected) =>
        Assert.Equal(expected, Assert.Throws<SiloConfigException>(() => SiloConfigReader.Parse("a.yaml", text.Split('\n'))).Message);

    [Fact]
    public void The_environment_comes_after_the_file_so_that_silos_can_share_one()
    {
        var environment = new Dictionary<string, string> { ["TWIN_SILO_NAME"] = "silo-7", ["TWIN_SILO_HEALTH_PORT"] = "", ["PATH"] = "x" };
        SiloConfig config = SiloConfigReader.Parse("a.yaml", ["name: silo", "health_port: 8081"], environment);
        Assert.Equal(new SiloConfig { Name = "silo-7", HealthPort = 8081 }, config);
    }

    [Theory]
    [InlineData("TWIN_SILO_NAMES", "x", "TWIN_SILO_NAMES: names: there is no such field. Did you mean name?")]
    [InlineData("TWIN_SILO_SILO_PORT", "x", "TWIN_SILO_SILO_PORT: silo_port: wants a whole number from 1 to 65535; found x.")]
    [InlineData("TWIN_SILO_HEALTH_PORT", "11111", "TWIN_SILO_HEALTH_PORT: health_port: 11111 is the silo's own port; give each its own.")]
    public void What_is_wrong_in_the_environment_is_said_with_its_variable(string variable, string value, string expected) =>
        Assert.Equal(expected, Assert.Throws<SiloConfigException>(
            () => SiloConfigReader.Parse("a.yaml", [], new Dictionary<string, string> { [variable] = value })).Message);

    [Fact]
    public void Kubernetes_is_refused_outside_of_it() =>
        Assert.StartsWith(
            "a.yaml:1: kubernetes: on wants POD_NAME, POD_NAMESPACE, POD_IP,",
            Assert.Throws<SiloConfigException>(() => SiloConfigReader.Parse("a.yaml", ["kubernetes: on"])).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task A_host_checks_its_configuration_when_it_starts()
    {
        var services = new ServiceCollection();
        SiloConfigValidation.AddTo(services, new SiloConfig { ExpectedSilos = 3, TlsKey = "a.key" });
        await using ServiceProvider provider = services.BuildServiceProvider();

        var refused = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IStartupValidator>().Validate);

        Assert.Equal(2, refused.Failures.Count());
        Assert.Contains("expected_silos: 3 silos need Redis to find each other; set redis: host:port.", refused.Failures);
    }

    [Fact]
    public void Everything_is_said_at_once()
    {
        string message = Assert.Throws<SiloConfigException>(
            () => SiloConfigReader.Parse("a.yaml", ["x: 1", "silo_port: no", "health_port: -1"])).Message;
        Assert.Equal(3, message.Split(Environment.NewLine).Length);
    }

    [Fact]
    public void The_files_of_the_repository_can_be_used()
    {
        string folder = Path.Combine(RepositoryFolder.Root, "silo-config");
        string[] files = [.. Directory.GetFiles(folder, "*.yaml").Except([Path.Combine(folder, "container.yaml")])]; // ManifestTests
        Assert.NotEmpty(files);
        Assert.All(files, file => Assert.NotEqual("silo", SiloConfigReader.Read(file).Name));
    }

    [Fact]
    public void A_file_that_is_missing_is_named() =>
        Assert.Contains("nowhere.yaml", Assert.Throws<SiloConfigException>(() => SiloConfigReader.Read("nowhere.yaml")).Message,
            StringComparison.Ordinal);
}
