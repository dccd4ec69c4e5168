namespace DigitalTwin.Viewer.Tests.Support;

/// <summary>world-2025, held after two days; the browser tests of a class share it.</summary>
public sealed class WorldFixture : IAsyncLifetime
{
    private const int Hours = 48;

    private readonly TempFolder _folder = new();

    public RunningTwin Twin { get; private set; } = null!;

    public string Run { get; private set; } = "";

    /// <summary>Address of the run.</summary>
    public string Api => $"/api/runs/{Run}";

    /// <summary>Identifiers of the zones, in the order of frames.</summary>
    public async Task<string[]> Zones() =>
        [.. (await Twin.Get($"{Api}/world")).GetProperty("zones").EnumerateArray().Select(zone => zone.GetProperty("id").GetString()!)];

    public async ValueTask InitializeAsync()
    {
        if (Chromium.Program is null)
            return;
        Twin = await RunningTwin.Up(_folder.Path, "--scenario", "world-2025", "--rate", "200");
        Run = await Twin.Run();
        await Twin.WaitForTicks(Run, Hours);
        await Twin.Http.PostAsync($"{Api}/pause", null);
        await Twin.WaitForState(Run, "paused");
    }

    public async ValueTask DisposeAsync()
    {
        if (Twin is not null)
            await Twin.DisposeAsync();
        _folder.Dispose();
    }
}
