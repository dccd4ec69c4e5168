using DigitalTwin.Clearing.Problem;

namespace DigitalTwin.Protocol.Coordination;

/// <content>Lines that countries can widen: what one MW more is worth, reported once a year, and what has been built.</content>
public sealed partial class Coupling
{
    [NotState("The scenario; never changes.")]
    private readonly string[] _owners;

    private static (CongestionRentRecord?[] Records, string[] Owners) CorridorsOf(WorldSpec world)
    {
        var records = new CongestionRentRecord?[world.Lines.Length];
        var owners = new string[world.Lines.Length];
        foreach (CountrySpec country in world.Countries)
        {
            foreach (CorridorSpec corridor in country.Corridors)
            {
                int line = IndexOf(world, corridor.Line);
                records[line] = new CongestionRentRecord(world.Lines[line], corridor);
                owners[line] = EntityIds.Country(country.Id);
            }
        }

        return (records, owners);
    }

    private static int IndexOf(WorldSpec world, string line)
    {
        for (int i = 0; i < world.Lines.Length; i++)
        {
            if (world.Lines[i].Id == line)
                return i;
        }

        throw new InvalidOperationException($"The world has no line {line}.");
    }

    private void Widen(in LineGrowth growth)
    {
        CongestionRentRecord corridor = _corridors[IndexOf(_world, growth.Line)]
            ?? throw new InvalidOperationException($"No country can widen {growth.Line}.");
        corridor.Grow(growth.Mw);
    }

    /// <summary>In the first hour of a year reports to countries of the one that is over, then adds the hour that was cleared.</summary>
    private Message[] RecordCorridors(long tick)
    {
        List<Message>? outbox = null;
        bool yearBegins = _world.Calendar.HourOfYear(tick) == 0;
        for (int i = 0; i < _corridors.Length; i++)
        {
            if (_corridors[i] is not CongestionRentRecord corridor)
                continue;
            if (yearBegins && corridor.Close() is LineOutlook reported)
                (outbox ??= []).Add(new Message(EntityIds.Coupling, _owners[i], _sequence++, tick, new LineOutlookPayload(reported)));
            ZonalLine ends = _network.Lines[i];
            double available = _impositions[i].Factor(EffectKind.LineDerate, tick);
            corridor.Add(_result.PriceUsdPerMwh[ends.From], _result.PriceUsdPerMwh[ends.To], available);
        }

        return outbox?.ToArray() ?? [];
    }
}
