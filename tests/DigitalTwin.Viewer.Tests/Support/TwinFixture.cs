namespace DigitalTwin.Viewer.Tests.Support;

/// <summary>One program that the API tests of a class share: two-zones, which is quick, held after 60 ticks.</summary>
public class TwinFixture : IAsyncLifetime
{
    private readonly string[] _options;
    private readonly TempFolder _folder = new();

    public TwinFixture()
        : this([])
    {
    }

    /// <summary>Creates a fixture whose program takes further options.</summary>
    protected TwinFixture(string[] options) => _options = options;

    public RunningTwin Twin { get; private set; } = null!;

    public string Run { get; private set; } = "";

    public HttpClient Http => Twin.Http;

    /// <summary>Address of the run.</summary>
    public string Api => $"/api/runs/{Run}";

    /// <summary>Folder of the run.</summary>
    public string RunFolder => Path.Combine(_folder.Path, "runs", Run);

    public async ValueTask InitializeAsync()
    {
        Twin = await RunningTwin.Up(_folder.Path, ["--scenario", "two-zones", "--rate", "100", .. _options]);
        Run = await Twin.Run();
        await Twin.WaitForTicks(Run, 60);
        await Http.PostAsync($"{Api}/pause", null);
        await Twin.WaitForState(Run, "paused");
    }

    public async ValueTask DisposeAsync()
    {
        await Twin.DisposeAsync();
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }
}
