namespace DigitalTwin.Viewer.Tests.Api;

/// <summary>What joins a run by an event is shown as what it is.</summary>
public sealed class JoiningTests(TwinFixture twin) : IClassFixture<TwinFixture>
{
    [Fact]
    public async Task A_flexible_load_that_joins_is_a_flexible_load_and_the_world_is_still_told()
    {
        var joins = new
        {
            id = "mine",
            kind = "new-flexible-load",
            target = "NORTH",
            load = new { id = "a-mine", powerMw = 50, breakEvenUsdPerMwh = 5000 },
        };
        using HttpResponseMessage taken = await twin.Http.PostAsJsonAsync($"{twin.Api}/events", joins);
        Assert.True(taken.IsSuccessStatusCode, await taken.Content.ReadAsStringAsync());
        await twin.Http.PostAsJsonAsync($"{twin.Api}/advance", new { ticks = 5 });
        await twin.Twin.WaitForState(twin.Run, "finished");

        JsonElement world = await twin.Twin.Get($"{twin.Api}/world");
        Assert.DoesNotContain(world.GetProperty("datacenters").EnumerateArray(), site => site.GetProperty("id").GetString() == "a-mine");
        JsonElement snapshot = await twin.Twin.Get($"{twin.Api}/snapshot");
        Assert.Equal(
            world.GetProperty("datacenters").GetArrayLength(),
            snapshot.GetProperty("datacenters").GetProperty("wanted_mw").GetArrayLength());

        JsonElement load = await twin.Twin.Get($"{twin.Api}/entity?id=a-mine");
        Assert.Equal("flexibleLoad", load.GetProperty("kind").GetString());
        Assert.Equal(50, load.GetProperty("figures").GetProperty("wanted_mw").GetDouble());
        Assert.Equal(
            world.GetProperty("metrics").GetProperty("flexibleLoad").GetArrayLength(),
            load.GetProperty("figures").EnumerateObject().Count());
        JsonElement zone = await twin.Twin.Get($"{twin.Api}/entity?id=NORTH");
        JsonElement member = Assert.Single(
            zone.GetProperty("members").EnumerateArray(), one => one.GetProperty("id").GetString() == "a-mine");
        Assert.Equal("flexibleLoad", member.GetProperty("kind").GetString());
    }

    [Fact]
    public void To_find_the_members_of_a_zone_takes_time_in_proportion_to_their_number()
    {
        const int Fleets = 50_000;
        WorldSpec small = ScenarioLoader.Load("two-zones").World!;
        ImmutableArray<FleetSpec> fleets = [.. Enumerable.Range(0, Fleets).Select(i =>
            small.Fleets[0] with { Id = $"NORTH/plant-{i:D6}" })];
        WorldSpec world = small with { Fleets = fleets };
        long began = Stopwatch.GetTimestamp();
        EntityIndex index = EntityIndex.Of(world, []);
        Assert.All(fleets, fleet => Assert.Equal(fleet.Zone, index.ZoneOf(fleet.Id, EntityKind.Plant)));
        Assert.Same(fleets[^1], index.FleetOf(fleets[^1].Id));
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(2)); // 1.25 billion looks were 5 s
    }
}
