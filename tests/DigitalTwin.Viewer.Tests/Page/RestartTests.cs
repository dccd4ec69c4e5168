using System.Text.RegularExpressions;
using DigitalTwin.Viewer.Hosting;

namespace DigitalTwin.Viewer.Tests.Page;

/// <summary>The host goes and comes back under an open page.</summary>
public sealed partial class RestartTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task The_page_says_that_the_host_is_gone_and_goes_on_when_it_is_back()
    {
        Chromium.SkipWithout();
        using var folder = new TempFolder();
        string address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{LoopbackPorts.Free()}");
        RunningTwin first = await RunningTwin.Up(folder.Path, "--scenario", "two-zones", "--rate", "20", "--address", address);
        string run = await first.Run();
        await first.WaitForTicks(run, 30);
        IPage page = await chromium.Open(first.Address);
        await page.WaitForFunctionAsync("() => window.twin.connected");

        Assert.Equal(130, await first.Interrupt());
        await Assertions.Expect(page.Locator("#lost")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#map")).ToHaveClassAsync(Stale());
        int before = await page.EvaluateAsync<int>("window.twin.newest");
        await first.DisposeAsync();

        await using RunningTwin second =
            await RunningTwin.Up(folder.Path, "--resume", Path.Combine("runs", run), "--rate", "20", "--address", address);
        await Assertions.Expect(page.Locator("#lost")).ToBeHiddenAsync();
        await page.WaitForFunctionAsync("before => window.twin.live && window.twin.frame.tick > before + 5", before);

        // Nothing was lost and nothing came twice: history holds each hour once.
        long ticks = (await second.Get($"/api/runs/{run}")).GetProperty("ticks").GetInt64();
        string query = string.Create(CultureInfo.InvariantCulture, $"/api/runs/{run}/history?entity=NORTH&metric=load_mw&to={ticks}");
        long points = (await second.Get(query)).GetProperty("series")[0].GetProperty("ticks").GetArrayLength();
        Assert.Equal(ticks, points);
    }

    [GeneratedRegex(@"\bstale\b")]
    private static partial Regex Stale();
}
