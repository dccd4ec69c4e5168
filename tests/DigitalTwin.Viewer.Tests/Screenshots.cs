namespace DigitalTwin.Viewer.Tests;

/// <summary>Makes the pictures of the documentation from a real run; runs only when eng/screenshots.sh asks.</summary>
public sealed class Screenshots(Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>
    /// Some six weeks of the world, to a working day at noon in Europe: long enough for causes to change, short enough to wait for.
    /// </summary>
    private const long Hours = 1_044;

    /// <summary>The browser packs its own pictures: WebP takes a fifth of the bytes of PNG here.</summary>
    private const string Pack =
        """
        async shot => {
            const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + shot)).blob());
            const canvas = new OffscreenCanvas(image.width, image.height);
            canvas.getContext('2d').drawImage(image, 0, 0);
            const packed = await canvas.convertToBlob({ type: 'image/webp', quality: 0.88 });
            const reader = new FileReader();
            return await new Promise(done => {
                reader.onload = () => done(reader.result.split(',')[1]);
                reader.readAsDataURL(packed);
            });
        }
        """;

    private static readonly string? Wanted = Environment.GetEnvironmentVariable("TWIN_SCREENSHOTS");

    [Fact]
    public async Task Pictures_of_a_real_run()
    {
        Assert.SkipWhen(Wanted is null, "eng/screenshots.sh makes the pictures of the documentation");
        Chromium.SkipWithout();
        using var folder = new TempFolder();
        await using RunningTwin twin = await RunningTwin.Up(folder.Path, "--scenario", "world-2025", "--rate", "100000");
        string run = await twin.Run();
        await twin.WaitForTicks(run, 24);
        await Advance(twin, run, Hours);
        await Another(twin);
        await twin.Http.PutAsJsonAsync($"/api/runs/{run}/speed", new { ticksPerSecond = 24 });

        foreach (string scheme in (string[])["light", "dark"])
        {
            IPage page = await Open(twin, scheme);
            await Shoot(page, $"world-{scheme}");
            await Find(page, "US-PJM");
            await Shoot(page, $"zone-{scheme}");
            await Find(page, "country/US");
            await page.Locator(".stacked").WaitForAsync();
            await Shoot(page, $"country-{scheme}");
            await page.Keyboard.PressAsync("Escape");
            await Find(page, "DE");
            await Shoot(page, $"europe-{scheme}");
            await Find(page, "CN-E");
            await Shoot(page, $"east-asia-{scheme}");
            await page.ClickAsync("[aria-label='Whole world']");
            await page.ClickAsync("#tab-compare");
            await page.SelectOptionAsync("#other", "gas-price");
            await page.Locator("#compared tbody tr").First.WaitForAsync();
            await Shoot(page, $"compare-{scheme}");
            await page.CloseAsync();
        }

        IPage phone = await Open(twin, "dark", 390, 844);
        await Shoot(phone, "phone-dark");
        await Find(phone, "US-ERCOT");
        await Shoot(phone, "phone-zone-dark");
    }

    /// <summary>The same world with dear gas, to compare with.</summary>
    private static async Task Another(RunningTwin twin)
    {
        await twin.Http.PostAsJsonAsync("/api/runs", new { scenario = "world-2025", id = "gas-price" });
        using HttpResponseMessage taken = await twin.Http.PostAsJsonAsync(
            "/api/runs/gas-price/events", new { id = "gas-1", kind = "fuel-price", target = "all", fuel = "gas", value = 1.8 });
        Assert.True(taken.IsSuccessStatusCode, await taken.Content.ReadAsStringAsync());
        await Advance(twin, "gas-price", Hours);
    }

    private static async Task Advance(RunningTwin twin, string run, long hours)
    {
        using HttpResponseMessage asked = await twin.Http.PostAsJsonAsync($"/api/runs/{run}/advance", new { to = hours });
        Assert.True(asked.IsSuccessStatusCode, await asked.Content.ReadAsStringAsync());
        await twin.WaitForTicks(run, hours);
        await twin.WaitForState(run, "finished");
    }

    private async Task<IPage> Open(RunningTwin twin, string scheme, int width = 1440, int height = 900)
    {
        IPage page = await chromium.Open(new Uri(twin.Address, $"/?run={await twin.Run()}"), width, height, scheme);
        await page.Locator(".zone[data-state='ample']").First.WaitForAsync();
        return page;
    }

    private static async Task Find(IPage page, string what)
    {
        await page.FillAsync("#find", what);
        await page.DispatchEventAsync("#find", "change");
        await page.Locator("#body-detail h2").WaitForAsync();
        await page.EvaluateAsync("document.activeElement.blur()");
    }

    private async Task Shoot(IPage page, string name)
    {
        await page.WaitForTimeoutAsync(1_200); // transitions, finer outlines, series of the panel
        byte[] shot = await page.ScreenshotAsync();
        IPage scratch = await chromium.Browser.NewPageAsync();
        string packed = await scratch.EvaluateAsync<string>(Pack, Convert.ToBase64String(shot));
        await scratch.CloseAsync();
        await File.WriteAllBytesAsync(Path.Combine(Wanted!, name + ".webp"), Convert.FromBase64String(packed));
    }
}
