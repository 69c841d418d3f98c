"""What is stored of the fair, one module a topic."""

from exhibitors.models.application import Allotment, Application, BoothHolding, ServiceOrder
from exhibitors.models.exhibitor import BoothStaff, Exhibitor, ExhibitorContact, ExhibitorPicture, PortalLink
from exhibitors.models.fair import Fair, FairDeadline, FairService
from exhibitors.models.fee import BankAccount, Fee, Payment, PaymentShare, Statement
from exhibitors.models.hall import Booth, BoothType, EarlierDrawing, Hall, Landmark
from exhibitors.models.product import Product

__all__ = [
    "Allotment",
    "Application",
    "BankAccount",
    "Booth",
    "BoothHolding",
    "BoothStaff",
    "BoothType",
    "EarlierDrawing",
    "Exhibitor",
    "ExhibitorContact",
    "ExhibitorPicture",
    "Fair",
    "FairDeadline",
    "FairService",
    "Fee",
    "Hall",
    "Landmark",
    "Payment",
    "PaymentShare",
    "PortalLink",
    "Product",
    "ServiceOrder",
    "Statement",
]
