namespace DigitalTwin.Protocol.Grids;

/// <content>The connection queue: requests of sites, looked at once a day.</content>
public sealed partial class Grid
{
    /// <summary>Takes what sites ask, and once a day moves their requests on and reports to them.</summary>
    private void RunQueue(long tick, GridReport report)
    {
        report.Connected.Clear();
        _queue.BeginTick();
        foreach (ref readonly Message message in _request.Inbox.Span)
        {
            if (message.To != Id)
                continue;
            if (message.Payload is ConnectionRequestPayload asked)
                _queue.Ask(asked.Request);
            else if (message.Payload is EnergisedPayload power && _queue.Connect(message.From, power.Block, tick) is Connected connected)
                report.Connected.Add(connected);
            else if (message.Payload is WithdrawalPayload withdrawn)
                _queue.Withdraw(withdrawn.Site);
        }

        _queue.Record.Add(report.Outcome.HeadroomMw);
        _queue.AddPrice(report.Outcome.PriceUsdPerMwh);
        if (Calendar.HourOfDay(tick) == 0)
        {
            foreach (ConnectionNotice notice in _queue.Advance(tick))
                Send(tick, notice);
        }

        TellNewborn(tick);
        TellProspects(tick);
        (report.RequestedMw, report.NewlyGrantedMw, report.WithdrawnMw) = _queue.Passed;
        report.QueueMw = _queue.WaitingMw;
        report.GrantedMw = _queue.OutstandingMw;
    }

    /// <summary>Who joins and has been filed for by its operator learns the state of its halls.</summary>
    private void TellNewborn(long tick)
    {
        foreach (ref readonly Message message in _request.Inbox.Span)
        {
            if (message.To != Id || message.Payload is not BirthPayload { Birth.Datacenter.Plan.IsFiled: true } born)
                continue;
            foreach (ConnectionNotice notice in _queue.StandingOf(born.Birth.Id))
                Send(tick, notice);
        }
    }

    /// <summary>Reports to a site, or the operator that has asked for one that is not here.</summary>
    private void Send(long tick, in ConnectionNotice notice)
    {
        bool isWithOperator = _filers.TryGetValue(notice.Site, out string? filer) && _roster.BirthOf(notice.Site) is null;
        _reply.Outbox.Add(new Message(Id, isWithOperator ? filer! : notice.Site, _sequence++, tick, new ConnectionNoticePayload(notice)));
    }

    /// <summary>Answers operators that choose sites, after the requests of the tick have been taken.</summary>
    private void TellProspects(long tick)
    {
        foreach (ref readonly Message message in _request.Inbox.Span)
        {
            if (message.To != Id || message.Payload is not SiteInquiryPayload asked)
                continue;
            ConnectionProspect prospect = _queue.ProspectOf(asked.Inquiry, tick);
            _reply.Outbox.Add(new Message(Id, message.From, _sequence++, tick, new ConnectionProspectPayload(prospect)));
        }
    }
}
