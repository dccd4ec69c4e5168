namespace DigitalTwin.Protocol.Grids;

/// <content>What a grid reports on a settled tick.</content>
public sealed partial class Grid
{
    private void ReportSettled(in ZoneOutcome outcome, ReadOnlySpan<MemberReply> replies)
    {
        long tick = _request.Call.Tick - 1;
        GridReport report = _reply.Report;
        report.Tick = tick;
        report.Outcome = outcome;
        report.ReserveMw = _reserveMw;
        SumMembers(report, replies);

        double ordinaryMw = _loadMw + Math.Max(0, -_externalImportMw);
        double servedMw = _merit.ServedMw(_award);
        double memberServedMw = report.LoadServedMw + report.ChargingMw;
        report.OrdinaryServedMw = servedMw - memberServedMw;
        report.ExternalImportMw = _externalImportMw;
        report.UnservedMw = _merit.FirmUnservedMw(_award);
        report.ReserveShortMw = _merit.ReserveUsedMw(report.OutputMw, _award);
        report.Outcome = LessShortage(outcome, report.UnservedMw + report.ReserveShortMw);
        report.ResidualMw = report.OutputMw + Math.Max(0, _externalImportMw) - servedMw - outcome.NetPositionMw;
        _desk.Learn(tick, outcome.NetPositionMw, report.LoadWantedMw);
        report.LoadWantedMw += ordinaryMw;
        report.LoadServedMw += report.OrdinaryServedMw;
        RunQueue(tick, report);
        Send(tick, report);
        TellYear(tick, report);
    }

    /// <summary>
    /// No further load could have been served where load or reserve was short. The coupling's figure can miss that by what it leaves out:
    /// Kirchhoff's law, and supply that is dearer than the load that it would serve.
    /// </summary>
    private static ZoneOutcome LessShortage(in ZoneOutcome outcome, double shortMw)
    {
        if (shortMw <= GridReport.NegligibleMw)
            return outcome;
        return outcome with
        {
            HeadroomMw = Math.Min(outcome.HeadroomMw, -shortMw),
            OwnSpareMw = Math.Min(outcome.OwnSpareMw, -shortMw),
        };
    }

    /// <summary>Adds up the members' reports; loads come out without the base demand.</summary>
    private void SumMembers(GridReport report, ReadOnlySpan<MemberReply> replies)
    {
        double wantedMw = 0, servedMw = 0, chargingMw = 0, outputMw = 0, curtailedMw = 0, costUsd = 0, co2Tonnes = 0, exaflopDays = 0;
        ImmutableArray<GridMember> roster = SettledRoster();
        report.Roster = roster;
        if (report.Members.Length != roster.Length)
            report.Members = new MemberReport[roster.Length];
        int next = 0;
        for (int r = 0; r < replies.Length; r++)
        {
            if (next == roster.Length || _roster.Members[r].Id != roster[next].Id)
                continue; // joins with this call
            int i = next++;
            MemberReport member = replies[r].Report;
            report.Members[i] = member;
            outputMw += member.OutputMw;
            curtailedMw += member.CurtailedMw;
            costUsd += member.CostUsd;
            co2Tonnes += member.Co2Tonnes;
            exaflopDays += member.Compute.ExaflopDays;
            if (roster[i].Role == MemberRole.Storage)
            {
                chargingMw += member.ServedMw;
            }
            else
            {
                wantedMw += member.WantedMw;
                servedMw += member.ServedMw;
            }

            _reply.Outbox.AddRange(replies[r].Outbox);
        }

        report.LoadWantedMw = wantedMw;
        report.LoadServedMw = servedMw;
        report.ChargingMw = chargingMw;
        report.OutputMw = outputMw;
        report.CurtailedMw = curtailedMw;
        report.CostUsd = costUsd;
        report.Co2Tonnes = co2Tonnes;
        report.ExaflopDays = exaflopDays;
    }

    /// <summary>Those who were members in the settled tick: all but who joins with the call at hand.</summary>
    private ImmutableArray<GridMember> SettledRoster()
    {
        foreach (ref readonly Message message in _request.Inbox.Span)
        {
            if (message.To == Id && message.Payload is BirthPayload)
                return _roster.Members.RemoveAll(member => IsNewborn(member.Id));
        }

        return _roster.Members;
    }

    private void Send(long tick, GridReport report)
    {
        var totals = new GridTotals(
            GeneratedMwh: report.OutputMw - report.ChargingMw,
            ServedMwh: report.LoadServedMw,
            UnservedMwh: report.UnservedMw,
            NetImportMwh: -report.Outcome.NetPositionMw,
            CostUsd: report.CostUsd,
            Co2Tonnes: report.Co2Tonnes,
            ComputeExaflopDays: report.ExaflopDays);
        _reply.Outbox.Add(new Message(Id, _country, _sequence++, tick, new TotalsPayload(totals)));
    }

    /// <summary>Where something can be built: keeps the record of the year, and reports to the country at its end.</summary>
    private void TellYear(long tick, GridReport report)
    {
        if (_rents is null)
            return;
        _rents.Add(_calendar.HourOfYear(tick), report.Outcome.PriceUsdPerMwh, report.Outcome.HeadroomMw, _loadMw);
        _needs?.Add(report.LoadServedMw, report.UnservedMw, report.ReserveMw);
        if (_calendar.HourOfYear(tick + 1) != 0)
            return;
        double hostingMw = _queue.Record.HostingMw(ConnectionQueue.FirmMissingShare);
        ImmutableArray<BuildOutlook> outlooks = _rents.Close(hostingMw, report.GrantedMw);
        foreach (BuildOutlook outlook in outlooks)
            _reply.Outbox.Add(new Message(Id, _country, _sequence++, tick, new OutlookPayload(outlook)));
        if (_needs is not null && outlooks.Length > 0)
            _reply.Outbox.Add(new Message(Id, _country, _sequence++, tick, new ZoneNeedPayload(new ZoneNeed(Id, _needs.Close()))));
    }
}
