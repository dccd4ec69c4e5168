using DigitalTwin.Scenarios;
using DigitalTwin.Studies.Headroom;

namespace DigitalTwin.Studies.Tests.Headroom;

public sealed class PastPeakRoomTests
{
    private const int JulyFirst = 181 * 24;

    /// <summary>
    /// Load 100, one hour of 200 in July: a load of 150 is curtailed by 150 in one hour and by 50 in the months that have no peak.
    /// </summary>
    [Fact]
    public void What_is_curtailed_follows_by_hand()
    {
        double[] year = [.. Enumerable.Range(0, 8760).Select(hour => hour == JulyFirst ? 200.0 : 100.0)];
        var room = new PastPeakRoom([year]);
        int summerHours = 214 * 24, winterHours = 8760 - summerHours; // April to October; the threshold of the rest is 100

        Assert.Equal((50.0 * summerHours + 100 + 150.0 * winterHours) / (150.0 * 8760), room.CurtailedShare(150), 12);
        Assert.Equal((60 + 60.0 * winterHours) / (60.0 * 8760), room.CurtailedShare(60), 12);
    }

    [Fact]
    public void The_room_is_the_load_at_which_the_share_is_reached()
    {
        double[] year = [.. Enumerable.Range(0, 8760).Select(hour => 100 + (hour % 24) + (hour % 4380 / 43.8))];
        var room = new PastPeakRoom([year, [.. year.Select(mw => mw * 0.97)]]);
        foreach (double share in (double[])[0.0025, 0.005, 0.01, 0.05])
            Assert.Equal(share, room.CurtailedShare(room.At(share)), 5e-4);
        Assert.True(room.At(0.0025) < room.At(0.01));
    }

    /// <summary>
    /// Published for 22 authorities: 76, 98 and 126 GW (Norris and others, Rethinking Load Growth, Duke University 2025).
    /// </summary>
    [Fact]
    public void The_United_States_have_the_room_that_Duke_University_publishes()
    {
        var years = new SortedDictionary<string, List<IReadOnlyList<double>>>(StringComparer.Ordinal);
        for (int year = 2016; year <= 2024; year++)
        {
            foreach (ZoneSpec zone in ScenarioLoader.Load("world-2025", weatherYear: year).World!.Zones.Where(zone => zone.Country == "US"))
            {
                if (!years.TryGetValue(zone.Id, out List<IReadOnlyList<double>>? loads))
                    years.Add(zone.Id, loads = []);
                double flatMw = zone.SourcedMeanMw!.Value - zone.OrdinaryLoadMw.Values.Average();
                loads.Add([.. zone.OrdinaryLoadMw.Values.Select(mw => mw + flatMw)]);
            }
        }

        PastPeakRoom[] rooms = [.. years.Values.Select(loads => new PastPeakRoom(loads))];
        foreach ((double share, double gw) in ((double, double)[])[(0.0025, 76), (0.005, 98), (0.01, 126)])
            Assert.InRange(rooms.Sum(room => room.At(share)) / 1e3, 0.9 * gw, 1.1 * gw); // asked for: within 30 %
    }
}
