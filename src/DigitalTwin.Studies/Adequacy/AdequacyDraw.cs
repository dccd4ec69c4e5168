namespace DigitalTwin.Studies.Adequacy;

/// <summary>What one draw of outages gave, for each group of areas.</summary>
/// <param name="ShortHours">Hours in which firm load was not served.</param>
/// <param name="ShortDays">Days with such an hour.</param>
/// <param name="UnservedMwh">Firm energy not served.</param>
/// <param name="FlexibleMwh">Flexible energy let go.</param>
/// <param name="DailyWorstMw">Largest firm shortage of each short day, in the order of days.</param>
public sealed record DrawOutcome(
    int[] ShortHours, int[] ShortDays, double[] UnservedMwh, double[] FlexibleMwh, IReadOnlyList<double>[] DailyWorstMw);

/// <summary>Plays the hours of a system through once, with one draw of outages. Keeps its arrays from one draw to the next.</summary>
/// <remarks>
/// Units fail and come back by a two-state chain an hour, as in a run of the twin. In an hour in which an area is short, its own stores
/// give first, then other areas what they have to spare, then their stores. Flexible loads get what is left after that, here and then
/// through the lines; then stores fill from what is left in their area. The order is that of PRAS (Stephen 2021), with greedy stores.
/// </remarks>
internal sealed class AdequacyDraw
{
    private readonly AdequacySystem _system;
    private readonly HelpNetwork _network;
    private readonly double[] _availableMw;
    private readonly double[] _storedMwh;
    private readonly double[] _givenMw;
    private readonly double[] _spareMw;
    private readonly double[] _shortMw;
    private readonly double[] _helpMw;
    private readonly double[] _flexibleShortMw;

    public AdequacyDraw(AdequacySystem system)
    {
        (_system, _network) = (system, new HelpNetwork(system));
        _availableMw = new double[system.Areas.Length * system.Hours];
        (_storedMwh, _givenMw) = (new double[system.Stores.Length], new double[system.Stores.Length]);
        (_spareMw, _shortMw) = (new double[system.Areas.Length], new double[system.Areas.Length]);
        (_helpMw, _flexibleShortMw) = (new double[system.Areas.Length], new double[system.Areas.Length]);
    }

    /// <summary>Plays one draw; the same seed gives the same bits, whoever plays it.</summary>
    public DrawOutcome Play(ulong seed)
    {
        Array.Clear(_availableMw);
        foreach (UnitGroup units in _system.Units)
            Draw(units, new CounterRandom(seed, units.Id));
        for (int store = 0; store < _storedMwh.Length; store++)
            _storedMwh[store] = _system.Stores[store].EnergyMwh;
        var books = new DrawBooks(_system);
        for (int hour = 0; hour < _system.Hours; hour++)
        {
            _network.Begin(hour);
            if (Balance(hour))
                Help(hour);
            ServeFlexible(hour);
            Fill(hour);
            books.Take(hour, _shortMw, _flexibleShortMw);
        }

        return books.Close();
    }

    /// <summary>Adds what the units of a group can give in each hour.</summary>
    private void Draw(UnitGroup units, in CounterRandom random)
    {
        Span<double> availableMw = _availableMw.AsSpan(units.Area * _system.Hours, _system.Hours);
        int outOfService = Binomial.Inverse(
            units.Units, units.FirstOutShare ?? units.OutShare, random.Uniform(DrawPurpose.InitialOutage, 0));
        for (int hour = 0; hour < availableMw.Length; hour++)
        {
            int away = units.AwayAt(hour), inService = Math.Max(0, units.Units - away - outOfService);
            availableMw[hour] += inService * units.UnitMw[hour];
            (double failure, double repair) = units.ChancesAt(hour);
            int repaired = Binomial.Inverse(outOfService, repair, random.Uniform(DrawPurpose.UnitRepair, hour));
            int failed = Binomial.Inverse(inService, failure, random.Uniform(DrawPurpose.UnitFailure, hour));
            outOfService += failed - repaired;
        }
    }

    /// <summary>What each area has to spare and what it lacks.</summary>
    /// <returns>Whether one lacks anything.</returns>
    private bool Balance(int hour)
    {
        bool isShort = false;
        for (int area = 0; area < _spareMw.Length; area++)
        {
            double mw = _availableMw[(area * _system.Hours) + hour] - _system.NetLoadMw[area][hour];
            (_spareMw[area], _shortMw[area]) = (Math.Max(0, mw), Math.Max(0, -mw));
            isShort |= mw < -HelpNetwork.NothingMw;
        }

        Array.Clear(_givenMw);
        return isShort;
    }

    private void Help(int hour)
    {
        GiveFromStores(hour, _shortMw, toOthers: false); // each to its own area
        _network.Carry(_spareMw, _shortMw);
        Array.Clear(_helpMw);
        for (int store = 0; store < _storedMwh.Length; store++)
        {
            if (_system.Stores[store].HelpsOthers)
                _helpMw[_system.Stores[store].Area] += CanGive(store, hour);
        }

        double[] offeredMw = [.. _helpMw];
        _network.Carry(_helpMw, _shortMw);
        for (int area = 0; area < offeredMw.Length; area++)
            offeredMw[area] -= _helpMw[area]; // what was taken of it
        GiveFromStores(hour, offeredMw, toOthers: true);
    }

    /// <summary>Flexible loads get what nobody else needs; stores give nothing to them.</summary>
    private void ServeFlexible(int hour)
    {
        bool isShort = false;
        for (int area = 0; area < _flexibleShortMw.Length; area++)
        {
            double wantedMw = _system.FlexibleAt(area, hour), mw = Math.Min(wantedMw, _spareMw[area]);
            _spareMw[area] -= mw;
            _flexibleShortMw[area] = wantedMw - mw;
            isShort |= _flexibleShortMw[area] > HelpNetwork.NothingMw;
        }

        if (isShort)
            _network.Carry(_spareMw, _flexibleShortMw);
    }

    private double CanGive(int store, int hour) =>
        Math.Min(_system.Stores[store].PowerMw[hour] - _givenMw[store], _storedMwh[store]);

    /// <summary>Takes from the stores of each area what it wants, and less where they cannot.</summary>
    private void GiveFromStores(int hour, double[] wantedMw, bool toOthers)
    {
        for (int store = 0; store < _storedMwh.Length; store++)
        {
            if (toOthers && !_system.Stores[store].HelpsOthers)
                continue;
            int area = _system.Stores[store].Area;
            double mw = Math.Min(wantedMw[area], CanGive(store, hour));
            if (mw <= 0)
                continue;
            wantedMw[area] -= mw;
            _storedMwh[store] -= mw;
            _givenMw[store] += mw;
        }
    }

    /// <summary>Inflow comes, and stores that gave nothing take what their area has left.</summary>
    private void Fill(int hour)
    {
        for (int store = 0; store < _storedMwh.Length; store++)
        {
            StoreGroup group = _system.Stores[store];
            _storedMwh[store] += group.InflowMw[hour];
            double room = group.EnergyMwh - _storedMwh[store];
            if (room > 0 && group.Efficiency > 0 && _givenMw[store] <= 0)
            {
                double takenMw = Math.Min(_spareMw[group.Area], Math.Min(group.PowerMw[hour], room / group.Efficiency));
                _spareMw[group.Area] -= takenMw;
                _storedMwh[store] += takenMw * group.Efficiency;
            }

            _storedMwh[store] = Math.Min(_storedMwh[store], group.EnergyMwh);
        }
    }
}

/// <summary>Adds the hours of one draw up, group by group.</summary>
internal sealed class DrawBooks
{
    private readonly int[][] _groupsOf;
    private readonly int[] _hours;
    private readonly int[] _days;
    private readonly double[] _unservedMwh;
    private readonly double[] _flexibleMwh;
    private readonly double[] _hourMw;
    private readonly double[] _worstOfDayMw;
    private readonly List<double>[] _worstMw;

    public DrawBooks(AdequacySystem system)
    {
        int groups = system.Groups.Length;
        _groupsOf =
        [
            .. Enumerable.Range(0, system.Areas.Length)
                .Select(area => Enumerable.Range(0, groups).Where(group => system.Groups[group].Areas.Contains(area)).ToArray()),
        ];
        (_hours, _days) = (new int[groups], new int[groups]);
        (_unservedMwh, _flexibleMwh, _hourMw, _worstOfDayMw) =
            (new double[groups], new double[groups], new double[groups], new double[groups]);
        _worstMw = [.. Enumerable.Range(0, groups).Select(_ => new List<double>())];
    }

    public void Take(int hour, double[] shortMw, double[] flexibleShortMw)
    {
        if (hour % Calendar.HoursPerDay == 0)
            EndDay();
        bool isShort = false;
        for (int area = 0; area < shortMw.Length; area++)
        {
            if (shortMw[area] <= HelpNetwork.NothingMw && flexibleShortMw[area] <= HelpNetwork.NothingMw)
                continue;
            isShort = true;
            foreach (int group in _groupsOf[area])
            {
                _hourMw[group] += shortMw[area];
                _flexibleMwh[group] += flexibleShortMw[area];
            }
        }

        if (isShort)
            EndHour();
    }

    public DrawOutcome Close()
    {
        EndDay();
        return new DrawOutcome(_hours, _days, _unservedMwh, _flexibleMwh, _worstMw);
    }

    private void EndHour()
    {
        for (int group = 0; group < _hourMw.Length; group++)
        {
            if (_hourMw[group] > HelpNetwork.NothingMw)
            {
                _hours[group]++;
                _unservedMwh[group] += _hourMw[group];
                _worstOfDayMw[group] = Math.Max(_worstOfDayMw[group], _hourMw[group]);
            }

            _hourMw[group] = 0;
        }
    }

    private void EndDay()
    {
        for (int group = 0; group < _worstOfDayMw.Length; group++)
        {
            if (_worstOfDayMw[group] <= 0)
                continue;
            _days[group]++;
            _worstMw[group].Add(_worstOfDayMw[group]);
            _worstOfDayMw[group] = 0;
        }
    }
}
