using DigitalTwin.Model.Specs;
using DigitalTwin.Protocol.Grids;
using DigitalTwin.Protocol.Members;

namespace DigitalTwin.Engine.Runs;

/// <summary>Adds up the reports of one grid.</summary>
internal sealed class ZoneTally
{
    private const double MwhPerTwh = 1e6;

    private readonly FleetSpec?[] _fleets;
    private readonly double[] _outputMwh;
    private double _servedMwh;
    private double _peakMw;
    private double _priceSum;
    private double _unservedMwh;
    private double _curtailedMwh;
    private double _netExportMwh;
    private double _co2Tonnes;
    private int _saturatedHours;

    public ZoneTally(Grid grid, SortedDictionary<string, FleetSpec> fleets)
    {
        _fleets = [.. grid.Members.Select(member => fleets.GetValueOrDefault(member.Id))];
        _outputMwh = new double[_fleets.Length];
        Compute = new ComputeReport[_fleets.Length];
    }

    /// <summary>Newest compute report of each member.</summary>
    public ComputeReport[] Compute { get; }

    /// <summary>Compute delivered by all members, 8-bit exaflop-days.</summary>
    public double ExaflopDays { get; private set; }

    public void Add(GridReport report)
    {
        _servedMwh += report.LoadServedMw;
        _peakMw = Math.Max(_peakMw, report.LoadWantedMw);
        _priceSum += report.Outcome.PriceUsdPerMwh;
        _unservedMwh += report.UnservedMw;
        _curtailedMwh += report.CurtailedMw;
        _netExportMwh += report.Outcome.NetPositionMw;
        _co2Tonnes += report.Co2Tonnes;
        if (report.Outcome.HeadroomMw <= 0)
            _saturatedHours++;
        for (int i = 0; i < _outputMwh.Length; i++)
        {
            _outputMwh[i] += report.Members[i].OutputMw;
            Compute[i] = report.Members[i].Compute;
            ExaflopDays += Compute[i].ExaflopDays;
        }
    }

    public ZoneSummary Summarise(ZoneSpec zone, long ticks) => new()
    {
        Id = zone.Id,
        Country = zone.Country,
        EnergyTwh = _servedMwh / MwhPerTwh,
        PeakMw = _peakMw,
        MeanPrice = ticks == 0 ? 0 : _priceSum / ticks,
        UnservedMwh = _unservedMwh,
        SaturatedHours = _saturatedHours,
        CurtailedMwh = _curtailedMwh,
        NetExportTwh = _netExportMwh / MwhPerTwh,
        Co2Mt = _co2Tonnes / MwhPerTwh,
        ByTechnologyTwh = GenerationBy(fleet => fleet.Technology),
        ByFuelTwh = GenerationBy(fleet => fleet.Fuel),
    };

    private SortedDictionary<string, double> GenerationBy(Func<FleetSpec, string> key)
    {
        var sums = new SortedDictionary<string, double>(StringComparer.Ordinal);
        for (int i = 0; i < _fleets.Length; i++)
        {
            if (_fleets[i] is not FleetSpec fleet)
                continue;
            sums.TryGetValue(key(fleet), out double twh);
            sums[key(fleet)] = twh + _outputMwh[i] / MwhPerTwh;
        }

        return sums;
    }
}
