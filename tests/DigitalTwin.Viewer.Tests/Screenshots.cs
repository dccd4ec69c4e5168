using DigitalTwin.Viewer.Tests.Support;
using Microsoft.Playwright;

namespace DigitalTwin.Viewer.Tests;

/// <summary>Makes the pictures of the documentation from a real run; runs only when eng/screenshots.sh asks.</summary>
public sealed class Screenshots(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string? Wanted = Environment.GetEnvironmentVariable("TWIN_SCREENSHOTS");

    [Fact]
    public async Task Pictures_of_a_real_run()
    {
        Assert.SkipWhen(Wanted is null, "eng/screenshots.sh makes the pictures of the documentation");
        Chromium.SkipWithout();
        using var folder = new TempFolder();
        await using RunningTwin twin = await RunningTwin.Up(folder.Path, "--scenario", "world-2025", "--rate", "100000");
        string run = await twin.Run();
        await twin.WaitForTicks(run, 200);
        await twin.Http.PostAsync($"/api/runs/{run}/pause", null);

        IPage light = await chromium.Open(twin.Address);
        await light.Locator(".zone[data-state='ample']").First.WaitForAsync();
        await Shoot(light, "world-light");
        await light.FillAsync("#find", "US-PJM");
        await light.DispatchEventAsync("#find", "change");
        await light.Locator(".plot canvas").First.WaitForAsync();
        await light.WaitForTimeoutAsync(800);
        await Shoot(light, "zone-light");

        IPage dark = await chromium.Open(twin.Address, scheme: "dark");
        await dark.Locator(".zone[data-state='ample']").First.WaitForAsync();
        await dark.Locator(".zone[data-id='FR']").ClickAsync();
        await dark.Locator(".plot canvas").First.WaitForAsync();
        await dark.WaitForTimeoutAsync(800);
        await Shoot(dark, "zone-dark");

        IPage phone = await chromium.Open(twin.Address, 390, 844, "dark");
        await phone.Locator(".zone[data-state='ample']").First.WaitForAsync();
        await phone.WaitForTimeoutAsync(400);
        await Shoot(phone, "phone-dark");
    }

    private static Task<byte[]> Shoot(IPage page, string name) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Wanted!, name + ".png") });
}
